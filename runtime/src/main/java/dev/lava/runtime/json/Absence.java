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
    if (in.tryEmptyString()) {
      return codec.ofNull();
    }
    if (in.kind() != Kind.ARRAY) {
      throw in.mismatch(noun);
    }
    in.beginArray();
    if (!in.nextElement()) {
      return codec.ofNull();
    }
    Kind only = in.kind();
    if (only == Kind.ARRAY || only == Kind.NULL) {
      throw in.mismatch(noun);
    }
    Object value = codec.read(in);
    if (in.nextElement()) {
      throw new JsonException(noun + " is needed, but the JSON has several in an array");
    }
    return value;
  }
}
