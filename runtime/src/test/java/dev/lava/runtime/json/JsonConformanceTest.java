package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parsing cases of JSONTestSuite; the file that holds them names their source. */
class JsonConformanceTest {
  /** What is no JSON, but AWS's reader takes it, and so must we. */
  private static final Set<String> TAKEN =
      Set.of(
          "n_array_comma_after_close",
          "n_array_extra_close",
          "n_number_-01",
          "n_number_NaN",
          "n_number_infinity",
          "n_number_minus_infinity",
          "n_number_neg_int_starting_with_zero",
          "n_number_with_leading_zero",
          "n_object_key_with_single_quotes",
          "n_object_non_string_key",
          "n_object_non_string_key_but_huge_number_instead",
          "n_object_repeated_null_null",
          "n_object_single_quote",
          "n_object_trailing_comment",
          "n_object_trailing_comment_open",
          "n_object_trailing_comment_slash_open",
          "n_object_trailing_comment_slash_open_incomplete",
          "n_object_unquoted_key",
          "n_object_with_trailing_garbage",
          "n_string_backslash_00",
          "n_string_escape_x",
          "n_string_escaped_ctrl_char_tab",
          "n_string_incomplete_surrogate_escape_invalid",
          "n_string_invalid_backslash_esc",
          "n_string_single_quote",
          "n_string_unescaped_ctrl_char",
          "n_string_unescaped_newline",
          "n_string_unescaped_tab",
          "n_string_unicode_CapitalU",
          "n_string_with_trailing_garbage",
          "n_structure_array_trailing_garbage",
          "n_structure_array_with_extra_array_close",
          "n_structure_double_array",
          "n_structure_object_followed_by_closing_object",
          "n_structure_object_with_trailing_garbage",
          "n_structure_trailing_#");

  /**
   * What AWS's reader makes something of that nobody wrote: characters in UTF-16, bytes that are no
   * UTF-8, an escape that cuts a character in half. We refuse them.
   */
  private static final Set<String> REFUSED_ON_PURPOSE =
      Set.of(
          "n_string_escaped_emoji",
          "i_string_UTF-16LE_with_BOM",
          "i_string_UTF8_surrogate_U+D800",
          "i_string_not_in_unicode_range",
          "i_string_overlong_sequence_2_bytes",
          "i_string_utf16BE_no_BOM",
          "i_string_utf16LE_no_BOM");

  private static final Object REFUSED = new Object();

  /** One document. */
  record Case(String name, String escaped) {
    byte[] json() {
      return decoded(escaped);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void JSON_is_read_as_a_strict_reader_reads_it(Case sample) throws IOException {
    Object expected = new ObjectMapper().readValue(sample.json(), Object.class);

    assertThat(Json.read(Object.class, sample.json())).isEqualTo(expected);
    assertThat(beforeRubbish(sample.json())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void what_is_no_JSON_is_refused(Case sample) {
    assertThatThrownBy(() -> Json.read(Object.class, sample.json()))
        .isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> beforeRubbish(sample.json())).isInstanceOf(JsonException.class);
    if (!REFUSED_ON_PURPOSE.contains(sample.name)) {
      assertThat(aws(sample.json())).isSameAs(REFUSED);
    }
  }

  @ParameterizedTest
  @MethodSource("taken")
  void what_is_no_JSON_but_taken_by_AWS_is_read_as_AWS_reads_it(Case sample) {
    assertThat(aws(sample.json())).isNotSameAs(REFUSED);
    assertThat(Json.read(Object.class, sample.json())).isEqualTo(aws(sample.json()));
  }

  @ParameterizedTest
  @MethodSource("undefined")
  void what_readers_may_decide_is_read_or_refused(Case sample) {
    Object theirs = aws(sample.json());
    assertThat(ours(sample.json()))
        .isEqualTo(REFUSED_ON_PURPOSE.contains(sample.name) ? REFUSED : theirs);
  }

  private static @Nullable Object ours(byte[] json) {
    try {
      return Json.read(Object.class, json);
    } catch (JsonException e) {
      return REFUSED;
    }
  }

  private static @Nullable Object aws(byte[] json) {
    try {
      return AwsCodec.of(Object.class).read(json);
    } catch (RuntimeException e) {
      return REFUSED;
    }
  }

  /** The document in a longer array, as an event stands in a buffer. */
  private static @Nullable Object beforeRubbish(byte[] json) {
    byte[] longer = Arrays.copyOf(json, json.length + 8);
    Arrays.fill(longer, json.length, longer.length, (byte) '"');
    return EventCodecs.forEvent(Object.class)
        .of(Object.class)
        .readNullable(new JsonReader(longer, json.length));
  }

  static Stream<Case> valid() throws IOException {
    return cases("y_");
  }

  static Stream<Case> invalid() throws IOException {
    return cases("n_").filter(sample -> !TAKEN.contains(sample.name));
  }

  static Stream<Case> taken() throws IOException {
    return cases("n_").filter(sample -> TAKEN.contains(sample.name));
  }

  static Stream<Case> undefined() throws IOException {
    return cases("i_");
  }

  private static Stream<Case> cases(String prefix) throws IOException {
    List<String> lines;
    try (InputStream in = JsonConformanceTest.class.getResourceAsStream("JSONTestSuite.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "JSONTestSuite.txt").readAllBytes();
      lines = new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    }
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.split("\t", 2))
        .map(parts -> new Case(parts[0], parts[1]));
  }

  private static byte[] decoded(String escaped) {
    if (escaped.startsWith("\\r(")) {
      int times = escaped.indexOf(')');
      int end = escaped.indexOf(')', times + 1);
      int count = Integer.parseInt(escaped.substring(3, times));
      String repeated = escaped.substring(times + 1, end).repeat(count);
      return decoded(repeated + escaped.substring(end + 1));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '\\') {
        bytes.write(Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        bytes.write(escaped.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
