package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import org.jspecify.annotations.Nullable;

/** A codec of values without parts. Reading, an array of one such value is as good as the value. */
abstract class ScalarCodec implements EventCodec {
  /** What the type is called in messages, with its article. */
  abstract String noun();

  /** Reads a value that is no array. */
  abstract @Nullable Object readScalar(JsonReader in);

  /** Reads the null of {@code [null]}. */
  @Nullable Object readOnlyNull(JsonReader in) {
    in.tryNull();
    return ofNull();
  }

  @Override
  public final @Nullable Object read(JsonReader in) {
    if (in.kind() != Kind.ARRAY) {
      return readScalar(in);
    }
    in.beginArray();
    if (!in.nextElement()) {
      Object none = ofNull();
      if (none != null && !(none instanceof Character)) {
        throw new JsonException(noun() + " is needed, but the JSON has an empty array");
      }
      return none;
    }
    Object value = in.kind() == Kind.NULL ? readOnlyNull(in) : readScalar(in);
    if (in.nextElement()) {
      throw new JsonException(noun() + " is needed, but the JSON has several in an array");
    }
    return value;
  }
}
