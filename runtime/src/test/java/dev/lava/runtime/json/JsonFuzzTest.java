package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Documents that are made up, as they are and with bytes changed, beside Jackson. The seed names
 * the document; more of them:
 *
 * <pre>mvn -pl runtime -am test -Dtest=JsonFuzzTest -Dlava.fuzz=1000000</pre>
 */
class JsonFuzzTest {
  private static final int DOCUMENTS = Integer.getInteger("lava.fuzz", 20_000);
  private static final Object REFUSED = "refused";

  /** Of bytes that are no UTF-8, and of an escape that cuts a character, AWS makes another text. */
  private static final Object ON_PURPOSE = "refused on purpose";

  @Test
  void valid_documents_are_read_as_a_strict_reader_reads_them() throws IOException {
    ObjectMapper strict = new ObjectMapper();
    EventCodec codec = EventCodecs.forEvent(Object.class).of(Object.class);
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      byte[] json = new RandomDocument(new Random(seed)).bytes();

      Object ours = codec.readNullable(new JsonReader(json, json.length));

      assertThat(ours).as("seed %d", seed).isEqualTo(strict.readValue(json, Object.class));
    }
  }

  @Test
  void changed_documents_are_read_or_refused_as_AWS_does() {
    EventCodec codec = EventCodecs.forEvent(Object.class).of(Object.class);
    AwsCodec aws = AwsCodec.of(Object.class);
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      Random random = new Random(seed);
      byte[] json = changed(new RandomDocument(random).bytes(), random);
      if (looksLikeUtf16(json)) {
        continue;
      }

      Object ours = ours(codec, json);

      Object theirs = theirs(aws, json);
      if (!Objects.equals(ours, ON_PURPOSE) && !Objects.equals(ours, theirs)) {
        String shown = new String(json, StandardCharsets.ISO_8859_1);
        throw new AssertionError(
            "seed " + seed + ": AWS " + theirs + ", we " + ours + " of " + shown);
      }
    }
  }

  /** Found by a long run: each byte of a name without quotes counts as a character of Latin-1. */
  @Test
  void names_without_quotes_may_hold_the_bytes_that_AWS_takes() {
    EventCodec codec = EventCodecs.forEvent(Object.class).of(Object.class);
    AwsCodec aws = AwsCodec.of(Object.class);
    for (int b = 0; b < 256; b++) {
      byte[] json = {'{', 'a', (byte) b, ':', '1', '}'};

      Object ours = ours(codec, json);

      if (!Objects.equals(ours, ON_PURPOSE)) {
        assertThat(ours).as("byte %d", b).isEqualTo(theirs(aws, json));
      }
    }
  }

  private static @Nullable Object ours(EventCodec codec, byte[] json) {
    try {
      return codec.readNullable(new JsonReader(json, json.length));
    } catch (JsonException e) {
      String message = e.getMessage();
      return message.contains("has no UTF-8") || message.contains("is of no ASCII character")
          ? ON_PURPOSE
          : REFUSED;
    }
  }

  private static @Nullable Object theirs(AwsCodec aws, byte[] json) {
    try {
      return aws.read(json);
    } catch (RuntimeException e) {
      return REFUSED;
    }
  }

  /** Jackson guesses UTF-16 and UTF-32 from zeros at the start; Lambda's events are UTF-8. */
  private static boolean looksLikeUtf16(byte[] json) {
    for (int i = 0; i < Math.min(4, json.length); i++) {
      if (json[i] == 0 || json[i] == (byte) 0xFE || json[i] == (byte) 0xFF) {
        return true;
      }
    }
    return false;
  }

  private static byte[] changed(byte[] json, Random random) {
    byte[] changed = json;
    for (int i = 1 + random.nextInt(3); i > 0 && changed.length > 0; i--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(5)) {
        case 0 -> {
          changed = changed.clone();
          changed[at] = (byte) random.nextInt(256);
        }
        case 1 -> changed = Arrays.copyOf(changed, at);
        case 2 -> changed = spliced(changed, at, at + 1, "");
        case 3 -> {
          String[] tokens = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "'",
            "\\",
            "-",
            "0",
            "1",
            ".",
            "e",
            "E",
            "+",
            "NaN",
            "null",
            "true",
            "Infinity",
            "\\u",
            "\\ud800",
            "\n",
            "\u00e9",
            "\t",
            " ",
            "/",
            "x",
            "$"
          };
          changed = spliced(changed, at, at, tokens[random.nextInt(tokens.length)]);
        }
        default -> {
          int end = Math.min(changed.length, at + random.nextInt(8));
          String part = new String(changed, at, end - at, StandardCharsets.ISO_8859_1);
          changed = spliced(changed, end, end, part);
        }
      }
    }
    return changed;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, String insertion) {
    byte[] inserted = insertion.getBytes(StandardCharsets.ISO_8859_1);
    byte[] result = Arrays.copyOf(bytes, bytes.length + inserted.length - (to - from));
    System.arraycopy(inserted, 0, result, from, inserted.length);
    System.arraycopy(bytes, to, result, from + inserted.length, bytes.length - to);
    return result;
  }

  /** JSON as other writers might write it: white space, escapes, numbers of every shape. */
  private record RandomDocument(Random random) {
    byte[] bytes() {
      StringBuilder json = new StringBuilder();
      value(json, 4);
      return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(StringBuilder json, int depth) {
      space(json);
      switch (random.nextInt(depth == 0 ? 6 : 9)) {
        case 0 -> json.append("null");
        case 1 -> json.append(random.nextBoolean());
        case 2 -> json.append(random.nextLong() >> random.nextInt(64));
        case 3 -> number(json);
        case 4, 5 -> text(json);
        case 6 -> {
          json.append('[');
          for (int i = random.nextInt(5); i > 0; i--) {
            value(json, depth - 1);
            json.append(i > 1 ? "," : "");
          }
          space(json);
          json.append(']');
        }
        default -> {
          json.append('{');
          for (int i = random.nextInt(5); i > 0; i--) {
            space(json);
            text(json);
            space(json);
            json.append(':');
            value(json, depth - 1);
            json.append(i > 1 ? "," : "");
          }
          space(json);
          json.append('}');
        }
      }
      space(json);
    }

    private void number(StringBuilder json) {
      json.append(random.nextBoolean() ? "-" : "").append(random.nextInt(1000));
      if (random.nextBoolean()) {
        json.append('.').append(random.nextInt(100_000));
      }
      if (random.nextInt(3) == 0) {
        json.append(random.nextBoolean() ? 'e' : 'E');
        json.append(random.nextBoolean() ? "" : random.nextBoolean() ? "+" : "-");
        json.append(random.nextInt(400));
      }
    }

    private void text(StringBuilder json) {
      json.append('"');
      for (int i = random.nextInt(20); i > 0; i--) {
        switch (random.nextInt(12)) {
          case 0 -> json.append('\\').append("\"\\/bfnrt".charAt(random.nextInt(8)));
          case 1 -> json.append("\\u00").append(random.nextInt(10, 80));
          case 2 -> json.append("\\ud83d\\ude0").append(random.nextInt(10));
          case 3 -> json.append((char) random.nextInt(0xA0, 0xD800));
          case 4 -> json.appendCodePoint(random.nextInt(0x1_0000, 0x11_0000));
          default -> json.append("abcdefgh 0123456789-_:,{}[]'".charAt(random.nextInt(28)));
        }
      }
      json.append('"');
    }

    private void space(StringBuilder json) {
      for (int i = random.nextInt(8) - 5; i > 0; i--) {
        json.append(" \t\r\n".charAt(random.nextInt(4)));
      }
    }
  }
}
