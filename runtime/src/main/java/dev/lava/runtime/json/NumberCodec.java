package dev.lava.runtime.json;

import dev.lava.runtime.json.JsonReader.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of numbers, as objects and primitives. A string that holds a number is read as one, an
 * empty one as none; a fraction is cut off where a whole number is needed.
 */
final class NumberCodec extends ScalarCodec {
  private final Class<?> type;
  private final boolean primitive;
  private final boolean whole;
  private final long least;
  private final long most;

  /** Put together once: every number that is read brings it along, should it be refused. */
  private @Nullable String noun;

  private NumberCodec(Class<?> type, boolean primitive, long least, long most) {
    this.type = type;
    this.primitive = primitive;
    this.whole = least < most || type == BigInteger.class;
    this.least = least;
    this.most = most;
  }

  /** The codec of a type; null where it is no type of numbers. */
  static @Nullable NumberCodec of(Class<?> type) {
    boolean primitive = type.isPrimitive();
    if (type == int.class || type == Integer.class) {
      return new NumberCodec(Integer.class, primitive, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class || type == Long.class) {
      return new NumberCodec(Long.class, primitive, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == double.class || type == Double.class) {
      return new NumberCodec(Double.class, primitive, 0, 0);
    }
    if (type == float.class || type == Float.class) {
      return new NumberCodec(Float.class, primitive, 0, 0);
    }
    if (type == short.class || type == Short.class) {
      return new NumberCodec(Short.class, primitive, Short.MIN_VALUE, Short.MAX_VALUE);
    }
    if (type == byte.class || type == Byte.class) {
      return octet(primitive);
    }
    if (type == BigDecimal.class || type == BigInteger.class || type == Number.class) {
      return new NumberCodec(type, false, 0, 0);
    }
    return null;
  }

  /** The codec of {@code byte}. */
  static NumberCodec octet() {
    return octet(true);
  }

  private static NumberCodec octet(boolean primitive) {
    // Up to 255, as AWS: octets are often sent unsigned.
    return new NumberCodec(Byte.class, primitive, Byte.MIN_VALUE, 255);
  }

  @Override
  String noun() {
    String known = noun;
    if (known == null) {
      known =
          whole && type != BigInteger.class
              ? "a whole number from " + least + " to " + most
              : "a number";
      noun = known;
    }
    return known;
  }

  @Override
  public @Nullable Object ofNull() {
    return primitive ? whole ? boxed(0) : type == Float.class ? (Object) 0f : (Object) 0d : null;
  }

  @Override
  @Nullable Object readScalar(JsonReader in) {
    Kind kind = in.kind();
    if (kind == Kind.NUMBER) {
      return ofNumber(in.number());
    }
    if (kind != Kind.TEXT) {
      throw in.mismatch(noun());
    }
    String text = in.string();
    String number = text.trim();
    if (number.isEmpty() || number.equals("null")) {
      return ofNull();
    }
    if (whole
        ? !Numbers.isWhole(number)
        : Character.isLetter(number.charAt(number.length() - 1))
            && !number.endsWith("NaN")
            && !number.endsWith("INF")
            && !number.endsWith("Infinity")) {
      throw JsonReader.mismatch(noun(), text, true);
    }
    try {
      return ofNumber(number);
    } catch (NumberFormatException e) {
      throw JsonReader.mismatch(noun(), text, true);
    }
  }

  @Override
  @Nullable Object readOnlyNull(JsonReader in) {
    if (type == Number.class || type == BigInteger.class || type == BigDecimal.class) {
      throw in.mismatch(noun());
    }
    return super.readOnlyNull(in);
  }

  private Object ofNumber(String number) {
    if (type == Double.class) {
      return Numbers.floating(number, noun());
    }
    if (type == Float.class) {
      return (float) Numbers.floating(number, noun());
    }
    if (type == BigDecimal.class) {
      return Numbers.decimal(number, noun());
    }
    if (type == Number.class && !Numbers.isWhole(number)) {
      return Numbers.floating(number, noun());
    }
    Number value =
        Numbers.isWhole(number) ? Numbers.whole(number, noun()) : Numbers.truncated(number, noun());
    if (type == Number.class) {
      return value;
    }
    if (type == BigInteger.class) {
      return value instanceof BigInteger big ? big : BigInteger.valueOf(value.longValue());
    }
    if ((value instanceof BigInteger big && big.bitLength() > 63)
        || value.longValue() < least
        || value.longValue() > most) {
      throw JsonReader.mismatch(noun(), number, false);
    }
    return boxed(value.longValue());
  }

  private Object boxed(long value) {
    if (type == Integer.class) {
      return (int) value;
    }
    if (type == Long.class) {
      return value;
    }
    if (type == Short.class) {
      return (short) value;
    }
    return (byte) value;
  }

  @Override
  public void write(JsonWriter out, Object value) {
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      out.number(((Number) value).longValue());
    } else if (value instanceof Double floating) {
      out.number(floating.doubleValue());
    } else if (value instanceof Float floating && !Float.isFinite(floating)) {
      out.string(floating.toString());
    } else {
      out.verbatim(value.toString());
    }
  }
}
