package dev.lava.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lava.runtime.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private final List<String> written = new ArrayList<>();
  private final LogSink sink =
      (level, bytes, from, to) ->
          written.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));

  @Nested
  class In_JSON {
    private final Records records = new Records(new JsonLayout(), sink);

    @Test
    void lines_that_are_objects_are_passed_on_and_the_rest_is_one_message() {
      print(records, "{\"a\":1}\n{\"b\":2}\nno {\nobject}\n{\"c\":3}\n");

      assertThat(written.subList(0, 2)).containsExactly("{\"a\":1}\n", "{\"b\":2}\n");
      assertThat(written).hasSize(3);
      assertThat(message(2)).isEqualTo("no {\nobject}\n{\"c\":3}");
    }

    @Test
    void what_is_too_large_is_split_between_characters_and_nothing_is_lost() {
      String message = "\u0001".repeat(100_000) + "😀".repeat(200_000) + "x";

      records.write(new LogEvent(LogLevel.INFO, message, null, null, null));

      StringBuilder said = new StringBuilder();
      for (int i = 0; i < written.size(); i++) {
        assertThat(written.get(i).getBytes(StandardCharsets.UTF_8))
            .hasSizeLessThanOrEqualTo(Records.LARGEST);
        assertThat(written.get(i)).doesNotContain("\\uD83D");
        said.append(message(i));
      }
      assertThat(said).hasToString(message);
    }

    @Test
    void an_exception_too_large_for_a_record_is_told_in_words() {
      Exception thrown = new IllegalStateException("outer");
      for (int i = 0; i < 40; i++) {
        thrown.addSuppressed(new IllegalStateException("x".repeat(10_000)));
      }

      records.write(new LogEvent(LogLevel.ERROR, "failed", null, thrown, null));

      assertThat(written).hasSizeGreaterThan(1);
      assertThat(message(0)).startsWith("failed: java.lang.IllegalStateException: outer\n");
    }

    @Test
    void many_lines_printed_at_once_take_no_longer_than_their_length() {
      print(records, "{\"a\":1}\n".repeat(1_000_000));

      assertThat(written).hasSize(1_000_000);
    }

    private String message(int index) {
      return String.valueOf(StrictJson.object(written.get(index)).get("message"));
    }
  }

  @Nested
  class In_text {
    private final Records records = new Records(new TextLayout(), sink);

    @Test
    void what_is_printed_stays_as_it_is() {
      print(records, "a\nb");

      assertThat(written).containsExactly("a\nb");
    }

    @Test
    void what_is_too_large_is_split_into_its_lines() {
      print(records, "x".repeat(200_000) + "\n" + "y".repeat(200_000) + "\n");

      assertThat(written).containsExactly("x".repeat(200_000) + "\n", "y".repeat(200_000) + "\n");
    }
  }

  private static void print(Records records, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    records.printed(bytes, bytes.length, null);
  }
}
