package dev.lava.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts JSON together as UTF-8 bytes, without white space. Commas come by themselves: one is due
 * unless the last byte opened an object or array or followed a name. That byte decides safely,
 * because a string, which may end in any character, ends in a quote here.
 */
public final class JsonWriter {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[512];
  private int length;
  private int depth;

  /** The array that holds what was written, and more behind it; see {@link #length}. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** The name of an object's next member, ready to be written again and again. */
  public static byte[] encodedName(String name) {
    JsonWriter writer = new JsonWriter();
    writer.string(name);
    writer.put(':');
    return Arrays.copyOf(writer.bytes, writer.length);
  }

  /** Opens an object. */
  public void beginObject() {
    begin('{');
  }

  /** Closes the object opened last. */
  public void endObject() {
    depth--;
    put('}');
  }

  /** Opens an array. */
  public void beginArray() {
    begin('[');
  }

  /** Closes the array opened last. */
  public void endArray() {
    depth--;
    put(']');
  }

  /** Names the member that comes next. */
  public void name(String name) {
    string(name);
    put(':');
  }

  /** As {@link #name}, from {@link #encodedName}. */
  public void name(byte[] encoded) {
    separate();
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  /** Writes {@code null}. */
  public void nullValue() {
    verbatim("null");
  }

  /** Writes {@code true} or {@code false}. */
  public void bool(boolean value) {
    verbatim(value ? "true" : "false");
  }

  /** Writes a whole number. */
  public void number(long value) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      verbatim(Long.toString(value));
      return;
    }
    separate();
    reserve(10);
    int rest = (int) value;
    int digits = 1;
    for (int power = rest; power >= 10; power /= 10) {
      digits++;
    }
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** Writes a number; one that JSON cannot say becomes the string {@code "NaN"} or the like. */
  public void number(double value) {
    if (Double.isFinite(value)) {
      verbatim(Double.toString(value));
    } else {
      string(Double.toString(value));
    }
  }

  /** Writes ASCII that is a JSON value already, such as a number's digits. */
  public void verbatim(String json) {
    separate();
    int size = json.length();
    reserve(size);
    for (int i = 0; i < size; i++) {
      bytes[length++] = (byte) json.charAt(i);
    }
  }

  /** Writes a string. */
  public void string(String value) {
    separate();
    int size = value.length();
    reserve(size + 2);
    bytes[length++] = '"';
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        put(c);
      } else if (c < 0x80) {
        escape(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < size
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        wide(Character.toCodePoint(c, value.charAt(++i)));
      } else if (Character.isSurrogate(c)) {
        // Half a character has no UTF-8; as an escape it survives, and the JSON stays valid.
        unicodeEscape(c);
      } else {
        wide(c);
      }
    }
    put('"');
  }

  private void begin(char bracket) {
    if (++depth > JsonReader.MAX_DEPTH) {
      throw new JsonException(
          "the value nests deeper than "
              + JsonReader.MAX_DEPTH
              + " levels (does it hold itself?) and cannot be JSON");
    }
    separate();
    put(bracket);
  }

  private void separate() {
    if (length > 0) {
      byte last = bytes[length - 1];
      if (last != '{' && last != '[' && last != ':') {
        put(',');
      }
    }
  }

  private void escape(char c) {
    int letter =
        c == '\n' ? 'n' : c == '\t' ? 't' : c == '\r' ? 'r' : c == '\b' ? 'b' : c == '\f' ? 'f' : 0;
    if (c == '"' || c == '\\') {
      letter = c;
    }
    if (letter == 0) {
      unicodeEscape(c);
    } else {
      put('\\');
      put(letter);
    }
  }

  private void unicodeEscape(char c) {
    put('\\');
    put('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(HEX[(c >> shift) & 0xF]);
    }
  }

  private void wide(int point) {
    if (point < 0x800) {
      put(0xC0 | (point >> 6));
    } else {
      if (point < 0x1_0000) {
        put(0xE0 | (point >> 12));
      } else {
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
      }
      put(0x80 | ((point >> 6) & 0x3F));
    }
    put(0x80 | (point & 0x3F));
  }

  private void put(int b) {
    if (length == bytes.length) {
      reserve(1);
    }
    bytes[length++] = (byte) b;
  }

  private void reserve(int more) {
    long needed = (long) length + more;
    if (needed > LARGEST_ARRAY) {
      throw new JsonException("the value's JSON is larger than " + LARGEST_ARRAY + " bytes");
    }
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.min(LARGEST_ARRAY, Math.max(needed, 2L * bytes.length)));
    }
  }
}
