package dev.lava.runtime.log;

/**
 * Tells a line that is one JSON object, by RFC 8259 to the letter, from one that only looks like
 * it, such as a printed map. Bytes above ASCII are taken for characters of strings.
 */
final class JsonObjectLine {
  /** Deeper objects are taken for text, so that no line can exhaust the stack. */
  private static final int MAX_DEPTH = 100;

  private static final int INVALID = -1;

  private final byte[] bytes;
  private final int end;

  private JsonObjectLine(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /**
   * Whether the bytes from one index up to another are an object, with white space around it but no
   * line end within.
   */
  static boolean matches(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && isSpace(bytes[end - 1])) {
      end--;
    }
    if (end == from || bytes[end - 1] != '}') {
      return false;
    }
    JsonObjectLine line = new JsonObjectLine(bytes, end);
    int start = line.space(from);
    return start < end && bytes[start] == '{' && line.value(start, 0) == end;
  }

  /** Gives where the value ends that begins here. */
  private int value(int at, int depth) {
    int first = byteAt(at);
    if (first == '{' || first == '[') {
      return depth == MAX_DEPTH ? INVALID : elements(at + 1, first == '{', depth + 1);
    }
    if (first == '"') {
      return string(at);
    }
    if (first == '-' || isDigit(first)) {
      return number(at);
    }
    return first == 't' ? word(at, "true") : first == 'f' ? word(at, "false") : word(at, "null");
  }

  /** What an object or an array holds, and its end. */
  private int elements(int start, boolean named, int depth) {
    int close = named ? '}' : ']';
    int at = space(start);
    if (byteAt(at) == close) {
      return at + 1;
    }
    while (true) {
      if (named) {
        at = byteAt(at) == '"' ? string(at) : INVALID;
        at = at == INVALID ? INVALID : space(at);
        if (at == INVALID || byteAt(at) != ':') {
          return INVALID;
        }
        at = space(at + 1);
      }
      at = value(at, depth);
      if (at == INVALID) {
        return INVALID;
      }
      at = space(at);
      if (byteAt(at) == close) {
        return at + 1;
      }
      if (byteAt(at) != ',') {
        return INVALID;
      }
      at = space(at + 1);
    }
  }

  private int string(int start) {
    for (int at = start + 1; at < end; at++) {
      int c = bytes[at];
      if (c == '"') {
        return at + 1;
      }
      if (c >= 0 && c < ' ') {
        return INVALID;
      }
      if (c == '\\') {
        at = escape(at + 1);
        if (at == INVALID) {
          return INVALID;
        }
      }
    }
    return INVALID;
  }

  /** Gives the last byte of the escape. */
  private int escape(int at) {
    int c = byteAt(at);
    if (c != 'u') {
      return c >= 0 && "\"\\/bfnrt".indexOf(c) >= 0 ? at : INVALID;
    }
    for (int i = 1; i <= 4; i++) {
      if (Character.digit(byteAt(at + i), 16) < 0) {
        return INVALID;
      }
    }
    return at + 4;
  }

  private int number(int start) {
    int at = byteAt(start) == '-' ? start + 1 : start;
    int whole = digits(at);
    if (whole == at || (byteAt(at) == '0' && whole > at + 1)) {
      return INVALID;
    }
    at = whole;
    if (byteAt(at) == '.') {
      int fraction = digits(at + 1);
      if (fraction == at + 1) {
        return INVALID;
      }
      at = fraction;
    }
    if (byteAt(at) == 'e' || byteAt(at) == 'E') {
      int sign = byteAt(at + 1) == '+' || byteAt(at + 1) == '-' ? at + 2 : at + 1;
      int exponent = digits(sign);
      return exponent == sign ? INVALID : exponent;
    }
    return at;
  }

  private int digits(int start) {
    int at = start;
    while (isDigit(byteAt(at))) {
      at++;
    }
    return at;
  }

  private int word(int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (byteAt(at + i) != word.charAt(i)) {
        return INVALID;
      }
    }
    return at + word.length();
  }

  /** Within a line there are spaces and tabs. */
  private int space(int start) {
    int at = start;
    while (byteAt(at) == ' ' || byteAt(at) == '\t') {
      at++;
    }
    return at;
  }

  private int byteAt(int at) {
    return at < end ? bytes[at] : INVALID;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
