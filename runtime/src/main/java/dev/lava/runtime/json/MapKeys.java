package dev.lava.runtime.json;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The keys of maps, which JSON has only as strings. */
final class MapKeys {
  private final @Nullable EventCodec codec;

  /** Keys of a type; null for strings, which need no codec. */
  MapKeys(@Nullable EventCodec codec) {
    this.codec = codec;
  }

  /** The key of a name; null where its type is an enum that has no such constant. */
  @Nullable Object read(String name) {
    if (codec == null) {
      return name;
    }
    JsonWriter quoted = new JsonWriter();
    quoted.string(name);
    Object key = codec.read(new JsonReader(quoted.bytes(), quoted.length()));
    if (key == null && !(codec instanceof EnumCodec)) {
      throw JsonReader.mismatch("a key", name, true);
    }
    return key;
  }

  static String write(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key == null) {
      throw new JsonException("a map has a null key, which JSON cannot say");
    }
    if (key instanceof Enum<?> constant) {
      return constant.name();
    }
    if (key instanceof Date date) {
      return DateCodec.text(date);
    }
    if (key instanceof Class<?> type) {
      return type.getName();
    }
    return key.toString();
  }
}
