package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import org.jspecify.annotations.Nullable;

/** Enums by name, or by position; a name that no constant has is read as null. */
final class EnumCodec extends ScalarCodec {
  private final Object[] constants;
  private final String name;

  EnumCodec(Class<?> type) {
    this.constants = type.getEnumConstants();
    this.name = type.getName();
  }

  @Override
  String noun() {
    return "a constant of " + name;
  }

  @Override
  @Nullable Object readScalar(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.NUMBER) {
      String position = in.number();
      if (!Numbers.isWhole(position)) {
        throw JsonReader.mismatch(noun(), position, false);
      }
      return at(position);
    }
    if (kind != Kind.TEXT) {
      throw in.mismatch(noun());
    }
    String text = in.string();
    String word = text.trim();
    for (Object constant : constants) {
      if (((Enum<?>) constant).name().equals(word)) {
        return constant;
      }
    }
    return word.isEmpty() ? null : at(word);
  }

  private @Nullable Object at(String position) {
    if (position.length() > 6 || !Numbers.isWhole(position) || position.charAt(0) == '-') {
      return null;
    }
    int index = Integer.parseInt(position);
    return index < constants.length ? constants[index] : null;
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.string(((Enum<?>) value).name());
  }
}
