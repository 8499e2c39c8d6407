package dev.lava.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes JSON apart, value by value, straight from its UTF-8 bytes.
 *
 * <pre>{@code
 * in.beginObject();
 * while (in.nextMember()) {
 *   String name = in.name();
 *   in.skip();
 * }
 * }</pre>
 *
 * <p>It is as lenient as AWS's reader, and no more: single quotes, unquoted names, leading zeros,
 * {@code NaN} and {@code Infinity}, raw control characters in strings, a backslash before any
 * character. What follows the first value is not looked at. Comments, trailing commas and bytes
 * that are no UTF-8 are refused, and so is nesting deeper than {@link #MAX_DEPTH}.
 */
public final class JsonReader {
  /** How deep arrays and objects may nest; the bound keeps a hostile event off the stack's end. */
  public static final int MAX_DEPTH = 1000;

  /** What the next value is. */
  public enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER,
    TRUE,
    FALSE,
    NULL
  }

  private static final String[] NOT_FINITE = {"NaN", "Infinity", "INF"};

  /** What a name without quotes may hold besides letters and digits, though no variable could. */
  private static final String NAME_SIGNS = "+-*@#\u007F";

  private final byte[] bytes;
  private final int end;
  private final JsonText text;
  private int at;
  private int depth;
  private boolean first;
  private int whole;

  /** Reads the first {@code length} bytes. */
  public JsonReader(byte[] bytes, int length) {
    this.bytes = bytes;
    this.end = length;
    this.text = new JsonText(bytes, length);
    if (length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      at = 3;
    }
  }

  /** The kind of the next value, which stays unread. */
  public Kind kind() {
    int c = peek();
    if (c == '"' || c == '\'') {
      return Kind.TEXT;
    }
    if (c == '{') {
      return Kind.OBJECT;
    }
    if ((c >= '0' && c <= '9') || c == '-' || c == 'N' || c == 'I' || (c == '+' && isInfinity())) {
      return Kind.NUMBER;
    }
    if (c == '[') {
      return Kind.ARRAY;
    }
    if (c == 't') {
      return Kind.TRUE;
    }
    if (c == 'f') {
      return Kind.FALSE;
    }
    if (c == 'n') {
      return Kind.NULL;
    }
    throw unexpected("a value");
  }

  /** Steps into the object that comes next. */
  public void beginObject() {
    expect('{', "an object");
    enter();
  }

  /** Steps to the next member of the object, or out of it where there is none. */
  public boolean nextMember() {
    return next('}', "',' or '}'");
  }

  /** Steps into the array that comes next. */
  public void beginArray() {
    expect('[', "an array");
    enter();
  }

  /** Steps to the next element of the array, or out of it where there is none. */
  public boolean nextElement() {
    return next(']', "',' or ']'");
  }

  /** The member's name; its value comes next. */
  public String name() {
    int c = peek();
    String name = c == '"' || c == '\'' ? string() : unquotedName();
    expect(':', "':'");
    return name;
  }

  /** The member's name as its place in a table, or -1 where the table has none such. */
  public int name(PropertyTable table) {
    if (peek() != '"') {
      return table.indexOf(name());
    }
    int start = at + 1;
    int hash = PropertyTable.EMPTY_HASH;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b == '"') {
        at = i + 1;
        expect(':', "':'");
        return table.indexOf(bytes, start, i - start, hash);
      }
      if (b < 0x20 || b == '\\') {
        return table.indexOf(name());
      }
      hash = PropertyTable.extend(hash, b);
    }
    throw truncated();
  }

  /** The string that comes next. */
  public String string() {
    int c = peek();
    if (c != '"' && c != '\'') {
      throw unexpected("a string");
    }
    String string = text.read(at + 1, (byte) c);
    at = text.end();
    return string;
  }

  /** Whether a string in double quotes comes next. */
  boolean isText() {
    return peek() == '"';
  }

  /** Whether {@code true} or {@code false} comes next. */
  boolean isTruth() {
    int c = peek();
    return c == 't' || c == 'f';
  }

  /**
   * Takes a whole number of at most nine digits where it comes next; says whether it did. What it
   * is, {@link #whole} tells.
   */
  boolean tryWhole() {
    peek();
    int i = at;
    boolean negative = i < end && bytes[i] == '-';
    if (negative) {
      i++;
    }
    int start = i;
    int value = 0;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9' && i < start + 10) {
      value = value * 10 + (bytes[i] - '0');
      i++;
    }
    // What follows must end the number, or it is of another kind, or longer.
    if (i == start || i == start + 10 || i == end || (bytes[i] != ',' && bytes[i] != '}')) {
      return false;
    }
    at = i;
    whole = negative ? -value : value;
    return true;
  }

  /** The number that {@link #tryWhole} took. */
  int whole() {
    return whole;
  }

  /** The number that comes next, as it is written. */
  public String number() {
    int start = at(Kind.NUMBER, "a number");
    int i = start;
    if (bytes[i] == '-' || bytes[i] == '+') {
      i++;
    }
    if (i < end && (bytes[i] == 'I' || bytes[i] == 'N')) {
      return notFinite(start, i);
    }
    i = digits(i);
    if (i < end && bytes[i] == '.') {
      i = digits(i + 1);
    }
    if (i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
      i++;
      if (i < end && (bytes[i] == '+' || bytes[i] == '-')) {
        i++;
      }
      i = digits(i);
    }
    at = i;
    if (depth == 0 && i < end && !isSpace(bytes[i])) {
      throw unexpected("white space after the number");
    }
    return ascii(start, i);
  }

  /** Takes a {@code null} where it comes next; says whether it did. */
  public boolean tryNull() {
    if (peek() != 'n') {
      return false;
    }
    literal("null");
    return true;
  }

  /** Takes an empty string where it comes next; says whether it did. */
  public boolean tryEmptyString() {
    int quote = peek();
    if ((quote != '"' && quote != '\'') || at + 1 >= end || bytes[at + 1] != quote) {
      return false;
    }
    at += 2;
    return true;
  }

  /** The {@code true} or {@code false} that comes next. */
  public boolean bool() {
    boolean value = peek() == 't';
    literal(value ? "true" : "false");
    return value;
  }

  /** Passes over the value that comes next. */
  public void skip() {
    Kind kind = kind();
    if (kind == Kind.OBJECT) {
      beginObject();
      while (nextMember()) {
        name();
        skip();
      }
    } else if (kind == Kind.ARRAY) {
      beginArray();
      while (nextElement()) {
        skip();
      }
    } else {
      scalarText();
    }
  }

  /** A string's characters, or a number, {@code true}, {@code false} or {@code null} as written. */
  String scalarText() {
    Kind kind = kind();
    if (kind == Kind.TEXT) {
      return string();
    }
    if (kind == Kind.NUMBER) {
      return number();
    }
    if (kind == Kind.NULL) {
      literal("null");
      return "null";
    }
    return bool() ? "true" : "false";
  }

  /** A failure that says what was needed, and shows the value that comes next instead of it. */
  JsonException mismatch(String needed) {
    Kind kind = kind();
    if (kind == Kind.OBJECT || kind == Kind.ARRAY) {
      return new JsonException(
          needed
              + " is needed, but the JSON has "
              + (kind == Kind.OBJECT ? "an object" : "an array"));
    }
    boolean quoted = kind == Kind.TEXT;
    return mismatch(needed, scalarText(), quoted);
  }

  /** A failure that says what was needed, and shows what was read instead of it. */
  static JsonException mismatch(String needed, String seen, boolean quoted) {
    String shown = seen.length() > 40 ? seen.substring(0, 40) + "..." : seen;
    return new JsonException(
        needed + " is needed, but the JSON has " + (quoted ? "\"" + shown + "\"" : shown));
  }

  private boolean next(char close, String needed) {
    int c = peek();
    boolean beginning = first;
    first = false;
    if (c == close) {
      at++;
      depth--;
      return false;
    }
    if (!beginning) {
      expect(',', needed);
      if (peek() == close) {
        throw unexpected("another entry after ','");
      }
    }
    if (c < 0) {
      throw truncated();
    }
    return true;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new JsonException("the JSON nests deeper than " + MAX_DEPTH + " levels");
    }
    first = true;
  }

  private void expect(char wanted, String needed) {
    if (peek() != wanted) {
      throw unexpected(needed);
    }
    at++;
  }

  private int peek() {
    while (at < end) {
      byte b = bytes[at];
      if (!isSpace(b)) {
        return b & 0xFF;
      }
      at++;
    }
    return -1;
  }

  private boolean isInfinity() {
    return at + 1 < end && bytes[at + 1] == 'I';
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private int at(Kind kind, String needed) {
    if (kind() != kind) {
      throw mismatch(needed);
    }
    return at;
  }

  private int digits(int start) {
    int i = start;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    if (i == start) {
      at = i;
      throw unexpected("a digit");
    }
    return i;
  }

  private String notFinite(int start, int letters) {
    for (String word : NOT_FINITE) {
      boolean signed = letters > start;
      if (startsWith(word, letters) && !(signed && word.equals("NaN"))) {
        at = letters + word.length();
        endWord(word);
        return ascii(start, at);
      }
    }
    at = letters;
    throw unexpected("a digit");
  }

  private void literal(String word) {
    if (peek() >= 0 && at + word.length() > end) {
      throw truncated();
    }
    if (!startsWith(word, at)) {
      throw unexpected("'" + word + "'");
    }
    at += word.length();
    endWord(word);
  }

  private void endWord(String word) {
    // AWS's reader lets all signs below the digits end a word, the dollar among them.
    if (at < end && bytes[at] != '$' && (isNamePart(bytes[at]) || bytes[at] == 0x7F)) {
      throw unexpected("a separator after '" + word + "'");
    }
  }

  private boolean startsWith(String word, int from) {
    if (from + word.length() > end) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String unquotedName() {
    int start = at;
    while (at < end && isUnquotedNamePart(bytes[at])) {
      at++;
    }
    if (start == at) {
      throw unexpected("a name");
    }
    String name = new String(bytes, start, at - start, StandardCharsets.UTF_8);
    byte[] again = name.getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(again, 0, again.length, bytes, start, at)) {
      throw new JsonException("the name at byte " + start + " of the JSON has no UTF-8");
    }
    return name;
  }

  /** AWS's reader asks of each byte above ASCII whether Java's names may hold it in Latin-1. */
  private static boolean isUnquotedNamePart(byte b) {
    return b < 0
        ? Character.isJavaIdentifierPart(b & 0xFF)
        : isNamePart(b) || NAME_SIGNS.indexOf(b) >= 0;
  }

  private static boolean isNamePart(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '_'
        || b == '$'
        || b < 0;
  }

  private String ascii(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private JsonException unexpected(String needed) {
    if (peek() < 0) {
      return truncated();
    }
    @Nullable String shown = bytes[at] > 0x20 ? "'" + (char) bytes[at] + "'" : null;
    return new JsonException(
        needed
            + " is needed, but byte "
            + at
            + " of the JSON is "
            + (shown == null ? "0x" + Integer.toHexString(bytes[at] & 0xFF) : shown));
  }

  private JsonException truncated() {
    return new JsonException("the JSON ends after " + end + " bytes in the middle of a value");
  }
}
