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

  /**
   * From here on the array is left as it is, and another one begun: large answers are not copied.
   */
  private static final int SEGMENT = 64 * 1024;

  /** Up to here a string is faster taken character by character. */
  private static final int SHORT = 16;

  private static final int CHUNK = 4096;

  private static final byte[][] NONE = {};
  private static final int[] NO_LENGTHS = {};

  private byte[][] full = NONE;
  private int[] fullLengths = NO_LENGTHS;
  private int fullLength;
  private byte fullLast;
  private byte[] bytes = new byte[512];
  private int length;
  private int depth;

  /** Forgets what was written, and writes into the last of its arrays again. */
  public void reset() {
    full = NONE;
    fullLengths = NO_LENGTHS;
    fullLength = 0;
    length = 0;
    depth = 0;
  }

  /**
   * One array that begins with all that was written, {@link #length} bytes: the very array where
   * there is one segment, and else a copy.
   */
  public byte[] bytes() {
    if (full.length == 0) {
      return bytes;
    }
    byte[] joined = new byte[length()];
    int at = 0;
    for (int i = 0; i < full.length; i++) {
      System.arraycopy(full[i], 0, joined, at, fullLengths[i]);
      at += fullLengths[i];
    }
    System.arraycopy(bytes, 0, joined, at, length);
    return joined;
  }

  /** How many bytes were written. */
  public int length() {
    return fullLength + length;
  }

  /** In how many arrays it is. */
  public int segmentCount() {
    return full.length + 1;
  }

  /** The arrays that hold what was written, one after the other; see {@link #segmentLengths}. */
  public byte[][] segments() {
    byte[][] segments = Arrays.copyOf(full, full.length + 1);
    segments[full.length] = bytes;
    return segments;
  }

  /** How many bytes of each array count, from its start. */
  public int[] segmentLengths() {
    int[] lengths = Arrays.copyOf(fullLengths, full.length + 1);
    lengths[full.length] = length;
    return lengths;
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

  /**
   * As {@link #name(byte[])}, of a name whose characters are ASCII and need no escapes.
   *
   * @param encoded a comma, the name in quotes, a colon; the comma is left out where none is due
   */
  @SuppressWarnings("deprecation") // drops the high bytes, of which ASCII has none, and is one copy
  public void plainName(String encoded) {
    int from = isComplete() ? 0 : 1;
    int size = encoded.length();
    reserve(size);
    encoded.getBytes(from, size, bytes, length);
    length += size - from;
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
    reserve(size + 2L);
    bytes[length++] = '"';
    if (size <= SHORT) {
      characters(value);
    } else if (size <= CHUNK) {
      bulk(value);
    } else {
      chunks(value);
    }
    put('"');
  }

  /** So much at once, for the bytes of a part are in memory twice. */
  private void chunks(String value) {
    int size = value.length();
    int at = 0;
    while (at < size) {
      int to = Math.min(size, at + CHUNK);
      if (to < size && Character.isHighSurrogate(value.charAt(to - 1))) {
        to--;
      }
      bulk(value.substring(at, to));
      at = to;
    }
  }

  /** Writes a string's characters from the bytes that the JDK makes of it. */
  private void bulk(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    int plain = 0;
    while (plain < utf8.length && !isSpecial(utf8[plain])) {
      plain++;
    }
    if (plain < utf8.length && isHalved(value, utf8, plain)) {
      characters(value);
      return;
    }
    int at = 0;
    while (plain < utf8.length) {
      if (utf8[plain] != '?') {
        copy(utf8, at, plain);
        escape((char) utf8[plain]);
        at = plain + 1;
      }
      plain++;
      while (plain < utf8.length && !isSpecial(utf8[plain])) {
        plain++;
      }
    }
    copy(utf8, at, plain);
  }

  /** Whether a byte is to be escaped, or may stand for half a character, which has no UTF-8. */
  private static boolean isSpecial(byte b) {
    return b <= '\\' && (b == '"' || b == '\\' || b == '?' || (b < ' ' && b >= 0));
  }

  /** Whether the JDK has put a question mark for half a character. */
  private static boolean isHalved(String value, byte[] utf8, int from) {
    boolean single = utf8.length == value.length();
    for (int i = from; i < utf8.length; i++) {
      // Where all characters are one byte each, the marks show which they were.
      if (utf8[i] == '?' && !(single && value.charAt(i) == '?')) {
        return true;
      }
    }
    return false;
  }

  private void copy(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  private void characters(String value) {
    int size = value.length();
    int at = 0;
    while (at < size) {
      int plain = at;
      while (plain < size && isPlain(value.charAt(plain))) {
        plain++;
      }
      copy(value, at, plain);
      at = plain < size ? special(value, plain) : plain;
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
  }

  @SuppressWarnings("deprecation") // drops the high bytes, of which ASCII has none, and is one copy
  private void copy(String value, int from, int to) {
    reserve(to - from);
    value.getBytes(from, to, bytes, length);
    length += to - from;
  }

  /** Writes the character that is not plain, which may be two; gives the index behind it. */
  private int special(String value, int at) {
    char c = value.charAt(at);
    if (c < 0x80) {
      escape(c);
    } else if (Character.isHighSurrogate(c)
        && at + 1 < value.length()
        && Character.isLowSurrogate(value.charAt(at + 1))) {
      wide(Character.toCodePoint(c, value.charAt(at + 1)));
      return at + 2;
    } else if (Character.isSurrogate(c)) {
      // Half a character has no UTF-8; as an escape it survives, and the JSON stays valid.
      unicodeEscape(c);
    } else {
      wide(c);
    }
    return at + 1;
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
    if (isComplete()) {
      put(',');
    }
  }

  /** Whether the last thing written was a whole value, which a comma must part from the next. */
  private boolean isComplete() {
    if (length() == 0) {
      return false;
    }
    byte last = length > 0 ? bytes[length - 1] : fullLast;
    return last != '{' && last != '[' && last != ':';
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

  private void reserve(long more) {
    if (length + more > bytes.length) {
      grow(more);
    }
  }

  private void grow(long more) {
    if (length() + more > LARGEST_ARRAY) {
      throw new JsonException("the value's JSON is larger than " + LARGEST_ARRAY + " bytes");
    }
    int twice = (int) Math.min(LARGEST_ARRAY, 2L * bytes.length);
    if (length < SEGMENT) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(length + more, twice));
      return;
    }
    int[] lengths = segmentLengths();
    full = segments();
    fullLengths = lengths;
    fullLength += length;
    fullLast = bytes[length - 1];
    bytes = new byte[(int) Math.max(more, Math.min(twice, 4 * SEGMENT))];
    length = 0;
  }
}
