package dev.lava.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {} \n",
        "{\"a\":1}\r\n",
        "{ \"a\" : [ ] ,\t\"b\":{\"c\":null} }",
        "{\"a\":[0,-1,1.5,-0.5e+10,1E5,true,false,null,\"\"]}",
        "{\"a\":\"é ☃ \\u00e9 \\\" \\\\ \\/ \\b\\f\\n\\r\\t\"}",
        "{\"a\":{\"a\":[{},[[]]]}}"
      })
  void objects_on_a_line_are_told(String line) {
    assertThat(matches(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "{}{}",
        "{a=1}",
        "{a:1}",
        "{'a':1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":01}",
        "{\"a\":-}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":1e}",
        "{\"a\":tru}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"unended}",
        "{\"a\":\"\t\"}",
        "{\n\"a\":1}",
        "[{}]",
        "\"{}\"",
        "text {}",
        "{} text }"
      })
  void all_else_is_text(String line) {
    assertThat(matches(line)).isFalse();
  }

  @Test
  void an_object_without_end_of_nesting_is_text() {
    assertThat(matches("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000))).isFalse();
  }

  private static boolean matches(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return JsonObjectLine.matches(bytes, 0, bytes.length);
  }
}
