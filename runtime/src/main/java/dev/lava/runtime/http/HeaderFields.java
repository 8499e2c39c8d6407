package dev.lava.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a response, as places in the buffer they were received in; a value becomes a
 * {@code String} when it is asked for. Good until the connection's next exchange, which uses the
 * buffer again.
 */
public final class HeaderFields {
  /** The most fields that a response may have. */
  static final int MAX_FIELDS = 100;

  private static final int PLACES = 4;

  private byte[] head = new byte[0];
  private int[] places = new int[16 * PLACES];
  private int count;

  HeaderFields() {}

  /** Takes on the lines from one place of {@code bytes}, whole with their CRLF, to another. */
  void read(byte[] bytes, int from, int to) throws HttpProtocolException {
    head = bytes;
    count = 0;
    int at = from;
    while (at < to) {
      int end = endOfLine(bytes, at, to);
      add(at, end);
      at = end + 2;
    }
  }

  /** The value of the first field of that name, whatever its case; null where there is none. */
  public @Nullable String first(String name) {
    for (int i = 0; i < count; i++) {
      if (isNamed(i, name)) {
        return value(i);
      }
    }
    return null;
  }

  /**
   * The value that all fields of that name agree on; null where there is none.
   *
   * @throws HttpProtocolException where they differ
   */
  public @Nullable String sole(String name) throws HttpProtocolException {
    String sole = null;
    for (int i = 0; i < count; i++) {
      if (isNamed(i, name)) {
        String value = value(i);
        if (sole != null && !sole.equals(value)) {
          throw new HttpProtocolException(
              "the response has two fields " + name + ", '" + sole + "' and '" + value + "'");
        }
        sole = value;
      }
    }
    return sole;
  }

  /** The index of the line feed's carriage return. */
  static int endOfLine(byte[] head, int from, int to) throws HttpProtocolException {
    for (int i = from; i < to; i++) {
      if (head[i] == '\r' && i + 1 < to && head[i + 1] == '\n') {
        return i;
      }
      if (head[i] == '\n' || head[i] == '\r' || head[i] == 0) {
        throw new HttpProtocolException(
            "a line in the head of the response ends otherwise than in CRLF: "
                + shown(head, from, to));
      }
    }
    throw new HttpProtocolException("the head of the response ends in the middle of a line");
  }

  private void add(int start, int end) throws HttpProtocolException {
    int colon = start;
    while (colon < end && head[colon] != ':') {
      if (head[colon] <= ' ' || head[colon] >= 0x7F) {
        break;
      }
      colon++;
    }
    if (colon == start || colon == end || head[colon] != ':') {
      throw new HttpProtocolException(
          "a header field must read 'name: value', but is " + shown(head, start, end));
    }
    int from = colon + 1;
    int to = end;
    while (from < to && (head[from] == ' ' || head[from] == '\t')) {
      from++;
    }
    while (to > from && (head[to - 1] == ' ' || head[to - 1] == '\t')) {
      to--;
    }
    if (count == MAX_FIELDS) {
      throw new HttpProtocolException(
          "the response has more than " + MAX_FIELDS + " header fields");
    }
    int place = count++ * PLACES;
    if (place == places.length) {
      places = Arrays.copyOf(places, 2 * place);
    }
    places[place] = start;
    places[place + 1] = colon;
    places[place + 2] = from;
    places[place + 3] = to;
  }

  private boolean isNamed(int field, String name) {
    int start = places[field * PLACES];
    if (places[field * PLACES + 1] - start != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(head[start + i]) != lower(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  private String value(int field) {
    int from = places[field * PLACES + 2];
    return new String(head, from, places[field * PLACES + 3] - from, StandardCharsets.UTF_8);
  }

  /** The beginning of what was received, fit for a message. */
  static String shown(byte[] bytes, int from, int to) {
    StringBuilder shown = new StringBuilder("'");
    int end = Math.min(to, from + 40);
    for (int i = from; i < end && bytes[i] != '\r' && bytes[i] != '\n'; i++) {
      shown.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '?');
    }
    return shown.append('\'').toString();
  }
}
