package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Enums by name, or by position; a name that no constant has is read as null. The constants are
 * asked for when the first is read, for that runs code of the enum.
 */
final class EnumCodec extends ScalarCodec {
  private final Class<?> type;
  private volatile Object @Nullable [] constants;

  EnumCodec(Class<?> type) {
    this.type = type;
  }

  @Override
  String noun() {
    return "a constant of " + type.getName();
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
    for (Object constant : constants()) {
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
    Object[] known = constants();
    return index < known.length ? known[index] : null;
  }

  private Object[] constants() {
    Object[] known = constants;
    if (known == null) {
      known = type.getEnumConstants();
      if (known == null) {
        throw new JsonException(type.getName() + " is no enum");
      }
      constants = known;
    }
    return known;
  }

  @Override
  public void write(JsonWriter out, Object value) {
    out.string(((Enum<?>) value).name());
  }
}
