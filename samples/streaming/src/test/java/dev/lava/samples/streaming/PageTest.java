package dev.lava.samples.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lava.api.StreamedResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void lists_what_holds_the_word() throws Exception {
    StreamedResponse response = new Page().apply(new Page.Query("m"));

    ByteArrayOutputStream written = new ByteArrayOutputStream();
    response.body().writeTo(written);

    assertEquals(200, response.head().status());
    assertEquals(
        """
        <!doctype html><title>Books</title><ul>
        <li>Emma
        <li>Middlemarch
        </ul>
        """,
        written.toString(StandardCharsets.UTF_8));
  }
}
