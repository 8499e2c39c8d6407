package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of reading and writing that hold for any value; the seed names the value. */
class JsonRoundTripTest {
  private static final String SAMPLE =
      """
      {"text":"a\\u00e9\\n\\ud83d\\ude00é😀","list":[1,-2.5e3,true,false,null,{}],"nested":{"a":[[]]}}\
      """;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void a_value_that_is_written_is_read_as_it_was(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Object value = new RandomJson(random).value(5);
      String json = Json.write(Object.class, value);
      assertThat(Json.read(Object.class, json))
          .as("seed %d, value %d: %s", seed, i, json)
          .isEqualTo(value);
    }
  }

  @Test
  void JSON_cut_off_at_any_byte_is_refused() {
    byte[] whole = SAMPLE.getBytes(StandardCharsets.UTF_8);
    assertThat(Json.read(Object.class, whole)).isInstanceOf(Map.class);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Json.read(Object.class, cut))
          .as("the first %d bytes", length)
          .isInstanceOf(JsonException.class)
          .hasMessageMatching(
              "the JSON ends after " + length + " bytes in the middle of a (value|string) at .*");
    }
  }

  @Test
  void JSON_with_any_byte_replaced_is_read_or_refused_and_nothing_else() {
    byte[] whole = SAMPLE.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < whole.length; at++) {
      for (int b = 0; b < 256; b++) {
        byte[] changed = whole.clone();
        changed[at] = (byte) b;
        try {
          Json.read(Object.class, changed);
        } catch (JsonException e) {
          assertThat(e.getMessage()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void nesting_is_bounded_both_ways() {
    String deep = "[".repeat(1_001) + "]".repeat(1_001);
    List<Object> circle = new ArrayList<>();
    circle.add(circle);

    assertThat(Json.read(Object.class, "[".repeat(1_000) + "]".repeat(1_000)))
        .isInstanceOf(List.class);
    assertThatThrownBy(() -> Json.read(Object.class, deep))
        .hasMessageStartingWith("the JSON nests deeper than 1000 levels at $[0][0]");
    assertThatThrownBy(() -> Json.write(Object.class, circle))
        .hasMessageStartingWith("the value nests deeper than 1000 levels (does it hold itself?)");
  }

  @Test
  void a_large_value_is_written_in_segments_that_are_never_copied() {
    String text = "0123456789äöü\n".repeat(100);
    List<String> list = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      list.add(text);
    }
    JsonWriter out = new JsonWriter();
    EventCodecs.forEvent(List.class).of(List.class).write(out, list);

    assertThat(out.segments().length).isBetween(10, 40);
    assertThat(out.bytes()).hasSize(out.length());
    assertThat(Json.read(List.class, out.bytes())).isEqualTo(list);
  }

  /** Values as an untyped reader makes them. */
  private record RandomJson(Random random) {
    @Nullable Object value(int depth) {
      return switch (random.nextInt(depth == 0 ? 6 : 8)) {
        case 0 -> null;
        case 1 -> random.nextBoolean();
        case 2 -> random.nextInt();
        case 3 -> (long) random.nextInt() + (random.nextBoolean() ? 1L << 40 : -(1L << 40));
        case 4 ->
            random.nextBoolean()
                ? random.nextGaussian() * 1e9
                : new BigInteger(90, random).setBit(80);
        case 5 -> text();
        case 6 -> {
          List<@Nullable Object> list = new ArrayList<>();
          for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(depth - 1));
          }
          yield list;
        }
        default -> {
          Map<String, Object> map = new LinkedHashMap<>();
          for (int i = random.nextInt(5); i > 0; i--) {
            Object member = value(depth - 1);
            // A member that is null is left out, so it would not come back.
            map.put(text(), member == null ? "null" : member);
          }
          yield map;
        }
      };
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        int point = random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(0x80);
        text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? '?' : point);
      }
      return text.toString();
    }
  }
}
