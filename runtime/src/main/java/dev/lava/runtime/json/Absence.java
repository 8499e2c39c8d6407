package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What stands for an object without being one: the empty string and the empty array are no object
 * at all, and an array of one object is that object.
 */
final class Absence {
  private Absence() {}

  static @Nullable Object read(JsonReader in, EventCodec codec, String noun) {
    Kind kind = in.kind();
    if (kind == Kind.TEXT) {
      String text = in.string();
      if (text.isEmpty()) {
        return codec.ofNull();
      }
      throw JsonReader.mismatch(noun, text, true);
    }
    if (kind != Kind.ARRAY) {
      throw in.mismatch(noun);
    }
    in.beginArray();
    if (!in.nextElement()) {
      return codec.ofNull();
    }
    if (in.kind() == Kind.ARRAY) {
      throw in.mismatch(noun);
    }
    Object value = codec.readNullable(in);
    if (in.nextElement()) {
      throw new JsonException(noun + " is needed, but the JSON has several in an array");
    }
    return value;
  }
}
