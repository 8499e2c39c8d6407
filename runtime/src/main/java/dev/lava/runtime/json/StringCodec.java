package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;

/** {@code String}; a number or a truth value is read as its text. */
final class StringCodec extends ScalarCodec {
  @Override
  String noun() {
    return "a string";
  }

  @Override
  Object readScalar(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.TEXT) {
      return in.string();
    }
    if (kind == Kind.OBJECT || kind == Kind.ARRAY) {
      throw in.mismatch(noun());
    }
    return in.scalarText();
  }

  @Override
  Object readOnlyNull(JsonReader in) {
    throw in.mismatch(noun());
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.string((String) value);
  }
}
