package dev.lava.runtime.json;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Our codec on strings, for tests that show their JSON. */
final class Json {
  private Json() {}

  static @Nullable Object read(Type type, String json) {
    return read(type, json.getBytes(StandardCharsets.UTF_8));
  }

  static @Nullable Object read(Type type, byte[] json) {
    return EventCodecs.forEvent(type).of(type).readNullable(new JsonReader(json, json.length));
  }

  static String write(Type type, @Nullable Object value) {
    JsonWriter out = new JsonWriter();
    EventCodecs.forEvent(type).of(type).writeNullable(out, value);
    return text(out);
  }

  /** What was written. */
  static String text(JsonWriter out) {
    return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
  }
}
