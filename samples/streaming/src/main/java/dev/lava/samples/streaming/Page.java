package dev.lava.samples.streaming;

import dev.lava.api.HttpHead;
import dev.lava.api.StreamedResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Renders a page of search results while it finds them: the browser shows the first at once. */
public class Page implements Function<Page.Query, StreamedResponse> {
  private static final List<String> BOOKS =
      List.of("Emma", "Middlemarch", "Moby-Dick", "Persuasion", "Walden");

  /** What is looked for; nothing for all. */
  public record Query(String word) {}

  @Override
  public StreamedResponse apply(Query query) {
    String word = query.word() == null ? "" : query.word();
    return HttpHead.of(200)
        .header("Content-Type", "text/html; charset=utf-8")
        .streams(out -> render(word, out));
  }

  private static void render(String word, OutputStream out) throws IOException {
    write(out, "<!doctype html><title>Books</title><ul>\n");
    for (String book : BOOKS) {
      if (book.contains(word)) {
        // Each line leaves when it is written.
        write(out, "<li>" + book + "\n");
      }
    }
    write(out, "</ul>\n");
  }

  private static void write(OutputStream out, String html) throws IOException {
    out.write(html.getBytes(StandardCharsets.UTF_8));
  }
}
