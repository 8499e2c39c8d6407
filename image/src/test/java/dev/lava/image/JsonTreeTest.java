package dev.lava.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What it reads and writes is compared with what Jackson's object mapper reads and writes. */
class JsonTreeTest {
  private static final int DOCUMENTS = 2_000;
  private static final int LEVELS = 5;
  private static final JsonMapper LINE = JsonMapper.shared();
  private static final JsonMapper LINES =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " null ",
        "true",
        "\"\"",
        "-0",
        "2147483647",
        "2147483648",
        "-9223372036854775808",
        "9223372036854775808",
        "1e2",
        "-0.0",
        "0.1",
        "1.5e-7",
        "\"\\ud83d\\ude00 \\u0000 \\\\ \\/\"",
        "{\"\":{\"a\":[[],{}]}}",
        "",
        "  "
      })
  void a_document_is_read_and_written_as_by_the_object_mapper(String document) {
    agrees(document);
  }

  @Test
  void a_population_of_documents_is_read_and_written_as_by_the_object_mapper() {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      StringBuilder document = new StringBuilder();
      append(document, new Random(seed), 0);
      agrees(document.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1,]",
        "[1 2]",
        "]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "\"a",
        "\"\t\"",
        "01",
        "1.",
        "NaN",
        "nul",
        "truely",
        "// nothing\n1"
      })
  void a_document_that_is_no_json_is_refused(String document) {
    assertThatThrownBy(() -> read(document)).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> mapped(document)).isInstanceOf(JacksonException.class);
  }

  @Test
  void a_second_value_is_refused() {
    assertThatThrownBy(() -> read("{} {}"))
        .isInstanceOf(JacksonException.class)
        .hasMessageStartingWith("one value is needed; behind it saw START_OBJECT");
  }

  @Test
  void a_name_twice_is_refused_which_the_object_mapper_takes() {
    assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}"))
        .isInstanceOf(JacksonException.class)
        .hasMessageStartingWith("Duplicate Object property \"a\"");
    assertThat(mapped("{\"a\":1,\"a\":2}").path("a").intValue()).isEqualTo(2);
  }

  private static void agrees(String document) {
    JsonNode read = read(document);
    assertThat(read).as(document).isEqualTo(mapped(document));
    if (!read.isMissingNode()) {
      assertThat(JsonTree.write(read))
          .as(document)
          .asString(UTF_8)
          .isEqualTo(LINE.writeValueAsString(read));
      assertThat(JsonTree.writeIndented(read))
          .as(document)
          .asString(UTF_8)
          .isEqualTo(LINES.writeValueAsString(read));
    }
  }

  private static JsonNode read(String document) {
    return JsonTree.read(document.getBytes(UTF_8));
  }

  private static JsonNode mapped(String document) {
    return JsonMapper.shared().readTree(document.getBytes(UTF_8));
  }

  private static void append(StringBuilder document, Random random, int level) {
    int members = random.nextInt(4);
    switch (random.nextInt(level < LEVELS ? 8 : 6)) {
      case 0 -> document.append(random.nextInt());
      case 1 -> document.append(random.nextLong());
      case 2 -> document.append(random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
      case 3 -> document.append(random.nextLong() & Long.MAX_VALUE).append(random.nextInt(10));
      case 4 -> appendText(document, random);
      case 5 -> document.append(random.nextBoolean() ? "null" : random.nextBoolean());
      case 6 -> {
        document.append('[');
        for (int i = 0; i < members; i++) {
          document.append(i == 0 ? " " : ",\n");
          append(document, random, level + 1);
        }
        document.append(" ]");
      }
      default -> {
        document.append('{');
        for (int i = 0; i < members; i++) {
          document.append(i == 0 ? "" : ", ").append("\"").append(i).append("\" : ");
          append(document, random, level + 1);
        }
        document.append('}');
      }
    }
  }

  private static void appendText(StringBuilder document, Random random) {
    document.append('"');
    for (int i = random.nextInt(12); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> document.append("\\u%04x".formatted(random.nextInt(0xD800)));
        case 1 -> document.append('\\').append("\"\\/bfnrt".charAt(random.nextInt(8)));
        case 2 -> document.append((char) ('À' + random.nextInt(0x1000)));
        default -> document.append((char) ('a' + random.nextInt(26)));
      }
    }
    document.append('"');
  }
}
