package dev.lava.runtime.json;

import java.nio.charset.StandardCharsets;

/**
 * Reads the characters of a JSON string. Plain ASCII, which nearly all strings are, becomes a
 * {@code String} in one step, and so do wider characters unless the JDK's decoder finds bytes that
 * are no UTF-8, which it would replace instead of refusing them. What is left, such as escapes
 * among wider characters, is decoded one by one.
 */
final class JsonText {
  private final byte[] bytes;
  private final int limit;
  private int at;

  JsonText(byte[] bytes, int limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  /** The string whose first character is at {@code start}; the quote that ends it is passed. */
  String read(int start, byte quote) {
    if (quote == '\'') {
      return decode(start, start, quote);
    }
    int i = plainUntil(start);
    if (i < limit && bytes[i] < 0) {
      return wide(start, i);
    }
    if (i < limit && bytes[i] == '\\') {
      return escaped(start, i);
    }
    if (i == limit) {
      throw unfinished();
    }
    at = i + 1;
    return new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
  }

  /** The first byte from here on that is a double quote, a backslash, or above ASCII. */
  private int plainUntil(int start) {
    byte[] bytes = this.bytes;
    int limit = this.limit;
    int i = start;
    while (i < limit) {
      byte b = bytes[i];
      // One comparison passes small letters, of which most texts are.
      if (b <= '\\' && (b == '"' || b == '\\' || b < 0)) {
        return i;
      }
      i++;
    }
    return limit;
  }

  /** A string with wider characters; by the JDK's decoder, where that replaces nothing. */
  private String wide(int start, int plainUntil) {
    int i = plainUntil;
    while (i < limit && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    if (i < limit && bytes[i] == '"') {
      String decoded = new String(bytes, start, i - start, StandardCharsets.UTF_8);
      if (decoded.indexOf('\uFFFD') < 0) {
        at = i + 1;
        return decoded;
      }
    }
    return decode(start, plainUntil, (byte) '"');
  }

  /** A string with escapes; in an array of bytes, as long as all is ASCII. */
  private String escaped(int start, int firstEscape) {
    int room = firstEscape;
    while (room < limit && bytes[room] != '"') {
      room += bytes[room] == '\\' ? 2 : 1;
    }
    if (room >= limit) {
      return decode(start, firstEscape, (byte) '"');
    }
    byte[] plain = new byte[room - start];
    int length = firstEscape - start;
    System.arraycopy(bytes, start, plain, 0, length);
    at = firstEscape;
    while (at < room) {
      byte b = bytes[at++];
      int c = b == '\\' ? escaped() : b;
      if (c < 0 || c > 0x7F) {
        return decode(start, firstEscape, (byte) '"');
      }
      plain[length++] = (byte) c;
    }
    at = room + 1;
    return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Where the last string ended: the byte after its closing quote. */
  int end() {
    return at;
  }

  private String decode(int start, int plainUntil, byte quote) {
    StringBuilder decoded = new StringBuilder(Math.max(16, 2 * (plainUntil - start)));
    for (int i = start; i < plainUntil; i++) {
      decoded.append((char) bytes[i]);
    }
    at = plainUntil;
    while (at < limit) {
      byte b = bytes[at++];
      if (b == quote) {
        return decoded.toString();
      }
      if (b == '\\') {
        decoded.append(escaped());
      } else if (b >= 0 && b < ' ' && quote == '\'') {
        // AWS's reader takes control characters between double quotes only.
        throw new JsonException(
            "byte " + (at - 1) + " of the JSON is a control character in single quotes");
      } else if (b >= 0) {
        decoded.append((char) b);
      } else {
        decoded.appendCodePoint(wide(b & 0xFF));
      }
    }
    throw unfinished();
  }

  private char escaped() {
    if (at >= limit) {
      throw unfinished();
    }
    byte b = bytes[at++];
    if (b == 'n') {
      return '\n';
    }
    if (b == 't') {
      return '\t';
    }
    if (b == 'r') {
      return '\r';
    }
    if (b == 'b') {
      return '\b';
    }
    if (b == 'f') {
      return '\f';
    }
    if (b == 'u') {
      return (char) ((hex() << 12) | (hex() << 8) | (hex() << 4) | hex());
    }
    if (b < 0) {
      throw new JsonException(
          "the escape at byte " + (at - 2) + " of the JSON is of no ASCII character");
    }
    return (char) b;
  }

  private int hex() {
    if (at >= limit) {
      throw unfinished();
    }
    int digit = Character.digit(bytes[at++], 16);
    if (digit < 0) {
      throw new JsonException(
          "four hex digits must follow \\u; byte " + (at - 1) + " of the JSON is none");
    }
    return digit;
  }

  /** Decodes a character of two to four bytes; overlong forms and surrogates are refused. */
  private int wide(int lead) {
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    int least = more == 3 ? 0x1_0000 : more == 2 ? 0x800 : 0x80;
    if (lead < 0xC2 || lead > 0xF4) {
      throw notUtf8();
    }
    int point = lead & (0x3F >> more);
    for (int i = 0; i < more; i++) {
      if (at >= limit) {
        throw unfinished();
      }
      int b = bytes[at++] & 0xFF;
      if ((b & 0xC0) != 0x80) {
        throw notUtf8();
      }
      point = (point << 6) | (b & 0x3F);
    }
    if (point < least || point > 0x10_FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
      throw notUtf8();
    }
    return point;
  }

  private JsonException notUtf8() {
    return new JsonException("the string has no UTF-8 at byte " + (at - 1) + " of the JSON");
  }

  private JsonException unfinished() {
    return new JsonException("the JSON ends after " + limit + " bytes in the middle of a string");
  }
}
