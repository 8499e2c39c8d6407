package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import org.jspecify.annotations.Nullable;

/** {@code boolean} and {@code Boolean}; the words as strings and whole numbers are read too. */
final class BooleanCodec extends ScalarCodec {
  private final boolean primitive;

  BooleanCodec(boolean primitive) {
    this.primitive = primitive;
  }

  @Override
  String noun() {
    return "true or false";
  }

  @Override
  public @Nullable Object ofNull() {
    return primitive ? Boolean.FALSE : null;
  }

  @Override
  @Nullable Object readScalar(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.TRUE || kind == Kind.FALSE) {
      return in.bool();
    }
    if (kind == Kind.TEXT) {
      return ofText(in.string());
    }
    if (kind != Kind.NUMBER) {
      throw in.mismatch(noun());
    }
    String number = in.number();
    if (Numbers.isWhole(number)) {
      return !Numbers.whole(number, "a whole number").equals(0);
    }
    throw JsonReader.mismatch(noun(), number, false);
  }

  private @Nullable Object ofText(String text) {
    String word = text.trim();
    if (word.equals("true") || word.equals("True") || word.equals("TRUE")) {
      return true;
    }
    if (word.equals("false") || word.equals("False") || word.equals("FALSE")) {
      return false;
    }
    if (word.isEmpty() || word.equals("null")) {
      return ofNull();
    }
    throw JsonReader.mismatch(noun(), text, true);
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.bool((Boolean) value);
  }
}
