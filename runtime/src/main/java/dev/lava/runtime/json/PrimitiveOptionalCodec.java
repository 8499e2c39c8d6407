package dev.lava.runtime.json;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code OptionalInt} and its two siblings: the number itself, or {@code null} for none. */
final class PrimitiveOptionalCodec implements EventCodec {
  private final Class<?> type;
  private final EventCodec number;

  private PrimitiveOptionalCodec(Class<?> type, EventCodec number) {
    this.type = type;
    this.number = number;
  }

  /** The codec of such a class; null for any other. */
  static @Nullable EventCodec of(Class<?> type, EventCodecs codecs) {
    Class<?> number =
        type == OptionalInt.class
            ? Integer.class
            : type == OptionalLong.class
                ? Long.class
                : type == OptionalDouble.class ? Double.class : null;
    return number == null ? null : new PrimitiveOptionalCodec(type, codecs.of(number));
  }

  @Override
  public Object ofNull() {
    return type == OptionalInt.class
        ? OptionalInt.empty()
        : type == OptionalLong.class ? OptionalLong.empty() : (Object) OptionalDouble.empty();
  }

  @Override
  public Object read(JsonReader in) {
    Object value = number.read(in);
    if (value instanceof Integer whole) {
      return OptionalInt.of(whole);
    }
    if (value instanceof Long whole) {
      return OptionalLong.of(whole);
    }
    return value instanceof Double floating ? OptionalDouble.of(floating) : ofNull();
  }

  @Override
  public void write(JsonWriter out, Object value) {
    if (value instanceof OptionalInt whole && whole.isPresent()) {
      out.number(whole.getAsInt());
    } else if (value instanceof OptionalLong whole && whole.isPresent()) {
      out.number(whole.getAsLong());
    } else if (value instanceof OptionalDouble floating && floating.isPresent()) {
      out.number(floating.getAsDouble());
    } else {
      out.nullValue();
    }
  }
}
