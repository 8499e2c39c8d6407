package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;

/** {@code char[]}: a string; an array of strings of one character each is read too. */
final class CharsCodec implements EventCodec {
  @Override
  public Object read(JsonReader in) {
    if (in.kind() != Kind.ARRAY) {
      return text(in).toCharArray();
    }
    StringBuilder characters = new StringBuilder();
    in.beginArray();
    while (in.nextElement()) {
      String text = in.tryNull() ? "\0" : text(in);
      if (text.length() != 1) {
        throw JsonReader.mismatch("one character", text, true);
      }
      characters.append(text);
    }
    return characters.toString().toCharArray();
  }

  private static String text(JsonReader in) {
    if (in.kind() != Kind.TEXT) {
      throw in.mismatch("a string");
    }
    return in.string();
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.string(new String((char[]) value));
  }
}
