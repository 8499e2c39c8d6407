package dev.lava.runtime.invocation;

import dev.lava.runtime.json.EventCodecs;
import dev.lava.runtime.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A header whose value is a JSON object. Members of other types than expected count as absent. */
final class JsonHeader {
  private JsonHeader() {}

  /** The object; null where the value is empty or {@code null}. */
  static @Nullable Map<?, ?> object(String json) {
    if (json.isEmpty()) {
      return null;
    }
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonReader in = new JsonReader(bytes, bytes.length);
    return (Map<?, ?>) EventCodecs.forEvent(Map.class).of(Map.class).readNullable(in);
  }

  static @Nullable Map<?, ?> member(Map<?, ?> object, String name) {
    return object.get(name) instanceof Map<?, ?> member ? member : null;
  }

  static @Nullable String text(Map<?, ?> object, String name) {
    Object value = object.get(name);
    return value == null || value instanceof Map<?, ?> ? null : value.toString();
  }

  static @Nullable Map<String, String> texts(Map<?, ?> object, String name) {
    Map<?, ?> member = member(object, name);
    if (member == null) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : member.entrySet()) {
      texts.put(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
    }
    return texts;
  }
}
