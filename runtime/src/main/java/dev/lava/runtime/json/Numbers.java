package dev.lava.runtime.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers from their text. */
final class Numbers {
  /** More digits than any number needs; their conversion takes quadratic time. */
  private static final int MAX_LENGTH = 1000;

  /** Beyond this exponent a whole number would fill the memory with zeros. */
  private static final int MAX_SCALE = 100_000;

  private Numbers() {}

  /** Whether the text has neither a fraction nor an exponent, and is not {@code NaN} or such. */
  static boolean isWhole(String number) {
    int start = number.startsWith("-") ? 1 : 0;
    for (int i = start; i < number.length(); i++) {
      if (number.charAt(i) < '0' || number.charAt(i) > '9') {
        return false;
      }
    }
    return number.length() > start;
  }

  /** Whether the text is digits, perhaps with a point between them, and has no sign. */
  static boolean isUnsigned(String number) {
    int point = number.indexOf('.');
    return number.indexOf('-') < 0
        && (point < 0
            ? isWhole(number)
            : isWhole(number.substring(0, point)) && isWhole(number.substring(point + 1)));
  }

  /** The smallest of {@code Integer}, {@code Long} and {@code BigInteger} that holds it. */
  static Number whole(String number, String noun) {
    if (number.length() < 19) {
      long value = Long.parseLong(number);
      if (value == (int) value) {
        return (int) value;
      }
      return value;
    }
    BigInteger value = new BigInteger(bounded(number, noun));
    if (value.bitLength() < 32) {
      return value.intValue();
    }
    if (value.bitLength() < 64) {
      return value.longValue();
    }
    return value;
  }

  /** An {@code int}; a fraction is refused. */
  static int integer(String number, String noun) {
    if (isWhole(number) && number.length() <= 11) {
      long value = Long.parseLong(number);
      if (value == (int) value) {
        return (int) value;
      }
    }
    throw JsonReader.mismatch(noun, number, false);
  }

  /** A whole number, from a text whose fraction is cut off. */
  static BigInteger truncated(String number, String noun) {
    BigDecimal decimal = decimal(number, noun);
    if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
      throw JsonReader.mismatch(noun, number, false);
    }
    return decimal.toBigInteger();
  }

  static BigDecimal decimal(String number, String noun) {
    try {
      return new BigDecimal(bounded(number, noun));
    } catch (NumberFormatException e) {
      throw JsonReader.mismatch(noun, number, false);
    }
  }

  static double floating(String number, String noun) {
    boolean signed = number.startsWith("-") || number.startsWith("+");
    String unsigned = signed ? number.substring(1) : number;
    if (unsigned.equals("INF") || unsigned.equals("Infinity")) {
      return number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    try {
      return Double.parseDouble(bounded(number, noun));
    } catch (NumberFormatException e) {
      throw JsonReader.mismatch(noun, number, true);
    }
  }

  private static String bounded(String number, String noun) {
    if (number.length() > MAX_LENGTH) {
      throw new JsonException(
          noun
              + " of at most "
              + MAX_LENGTH
              + " characters is needed, but it has "
              + number.length());
    }
    return number;
  }
}
