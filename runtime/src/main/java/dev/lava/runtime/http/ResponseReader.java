package dev.lava.runtime.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the responses that come over one connection, each when its request has been sent.
 *
 * <pre>
 *   head ──► 1xx: again from the head
 *        ├─► 204, 304: no body
 *        ├─► chunked: size line, data, CRLF … until size 0, then trailers
 *        ├─► Content-Length: that many bytes
 *        └─► neither: up to the end of the connection
 *
 *   buffer:  │ the head, kept for its fields │ passed │ to be read │ free │
 *            0                            floor      at           end
 * </pre>
 */
final class ResponseReader {
  /** The most bytes of status line and header fields; also of trailers. */
  static final int MAX_HEAD = 64 * 1024;

  private static final String HTTP_1 = "HTTP/1.";
  private static final int MINOR_VERSION = HTTP_1.length();
  private static final int MAX_INTERIM = 16;
  private static final int MAX_LINE = 4096;

  private final InputStream in;
  private final HeaderFields fields = new HeaderFields();
  private byte[] buffer = new byte[8192];
  private int floor;
  private int at;
  private int end;
  private boolean begun;
  private boolean reusable;

  ResponseReader(InputStream in) {
    this.in = in;
  }

  /** Whether at least one byte of the response has come. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether the connection can carry another exchange after the response. */
  boolean isReusable() {
    return reusable;
  }

  /** Forgets the response before; to be called before a request is sent. */
  void begin() {
    floor = 0;
    at = 0;
    end = 0;
    begun = false;
    reusable = false;
  }

  /**
   * Reads a response.
   *
   * @return null where the connection ended before its first byte
   */
  @Nullable HttpResponse read() throws IOException {
    for (int interim = 0; interim <= MAX_INTERIM; interim++) {
      int length = head();
      if (length == 0) {
        if (interim > 0) {
          throw new EOFException("the connection ended after an interim response");
        }
        return null;
      }
      int start = at;
      int line = HeaderFields.endOfLine(buffer, start, start + length);
      int status = status(start, line);
      boolean keptByDefault = buffer[start + MINOR_VERSION] == '1';
      fields.read(buffer, line + 2, start + length - 2);
      at += length;
      if (status == 101) {
        throw new HttpProtocolException("the server switches to another protocol, unasked");
      }
      if (status >= 200) {
        floor = at;
        return response(status, keptByDefault);
      }
    }
    throw new HttpProtocolException(
        "the server sent more than " + MAX_INTERIM + " interim responses");
  }

  private HttpResponse response(int status, boolean keptByDefault) throws IOException {
    String length = fields.sole("Content-Length");
    String encoding = fields.sole("Transfer-Encoding");
    ResponseBody body = new ResponseBody();
    boolean delimited = true;
    if (encoding != null && (length != null || !encoding.equalsIgnoreCase("chunked"))) {
      throw new HttpProtocolException(
          "a Transfer-Encoding must be 'chunked' and come without Content-Length, but it is '"
              + encoding
              + "'"
              + (length == null ? "" : " with Content-Length " + length));
    }
    if (status == 204 || status == 304) {
      // They have none; a server that announces one may well send it.
      delimited = encoding == null && length == null;
    } else if (encoding != null) {
      chunks(body);
    } else if (length != null) {
      piece(body, size(length));
    } else {
      body.add(buffer, at, end - at);
      at = end;
      body.addAll(in);
      delimited = false;
    }
    String connection = fields.first("Connection");
    boolean kept = connection == null ? keptByDefault : !connection.equalsIgnoreCase("close");
    // Bytes behind the response were not asked for, and must not be taken for the next one.
    reusable = delimited && kept && at == end;
    return new HttpResponse(status, fields, body.bytes(), body.length());
  }

  private int status(int start, int end) throws HttpProtocolException {
    int digits = start + MINOR_VERSION + 2;
    boolean valid =
        digits + 3 <= end
            && startsWith(start, HTTP_1.length())
            && (buffer[digits - 2] == '0' || buffer[digits - 2] == '1')
            && buffer[digits - 1] == ' '
            && (digits + 3 == end || buffer[digits + 3] == ' ');
    int status = 0;
    for (int i = digits; valid && i < digits + 3; i++) {
      valid = buffer[i] >= '0' && buffer[i] <= '9';
      status = status * 10 + buffer[i] - '0';
    }
    if (!valid || status < 100) {
      throw noResponse(start);
    }
    return status;
  }

  /** Whether these are the first bytes of a response, as many as there are. */
  private boolean startsWith(int start, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[start + i] != HTTP_1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasLine() {
    for (int i = at; i < end; i++) {
      if (buffer[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private HttpProtocolException noResponse(int start) {
    return new HttpProtocolException(
        "a response must begin with 'HTTP/1.1' and a status, but begins "
            + HeaderFields.shown(buffer, start, end));
  }

  private static int size(String length) throws HttpProtocolException {
    boolean valid = !length.isEmpty() && length.length() <= 10;
    for (int i = 0; valid && i < length.length(); i++) {
      valid = length.charAt(i) >= '0' && length.charAt(i) <= '9';
    }
    if (!valid || Long.parseLong(length) > ResponseBody.MAX) {
      throw new HttpProtocolException(
          "a Content-Length must be a number up to "
              + ResponseBody.MAX
              + ", but is '"
              + length
              + "'");
    }
    return Integer.parseInt(length);
  }

  /**
   * Has a whole head in the buffer, from {@code at} on.
   *
   * @return its length with the empty line; 0 where the connection ended before it
   */
  private int head() throws IOException {
    floor = 0;
    int scanned = 0;
    while (true) {
      for (int i = at + scanned; i + 3 < end; i++) {
        if (buffer[i] == '\r'
            && buffer[i + 1] == '\n'
            && buffer[i + 2] == '\r'
            && buffer[i + 3] == '\n') {
          int length = i + 4 - at;
          if (length > MAX_HEAD) {
            throw tooLarge();
          }
          return length;
        }
      }
      int have = end - at;
      if (!startsWith(at, Math.min(have, HTTP_1.length())) && (have > 64 || hasLine())) {
        throw noResponse(at);
      }
      if (have >= MAX_HEAD) {
        throw tooLarge();
      }
      scanned = Math.max(0, have - 3);
      if (!fill()) {
        if (have == 0) {
          return 0;
        }
        throw new EOFException("the connection ended in the head of the response");
      }
    }
  }

  private static HttpProtocolException tooLarge() {
    return new HttpProtocolException(
        "the head of the response has more than " + MAX_HEAD + " bytes");
  }

  /** Reads more behind what is buffered; false at the end of the connection. */
  private boolean fill() throws IOException {
    if (end == buffer.length && at > floor) {
      System.arraycopy(buffer, at, buffer, floor, end - at);
      end -= at - floor;
      at = floor;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read <= 0) {
      return false;
    }
    end += read;
    begun = true;
    return true;
  }

  private void piece(ResponseBody body, int size) throws IOException {
    body.expect(size);
    int buffered = Math.min(size, end - at);
    body.add(buffer, at, buffered);
    at += buffered;
    body.add(in, size - buffered);
  }

  private void chunks(ResponseBody body) throws IOException {
    int size = chunkSize(line());
    while (size > 0) {
      piece(body, size);
      if (!line().isEmpty()) {
        throw new HttpProtocolException("a chunk is longer than the size before it");
      }
      size = chunkSize(line());
    }
    int trailers = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      trailers += line.length();
      if (trailers > MAX_HEAD) {
        throw new HttpProtocolException("the trailers have more than " + MAX_HEAD + " bytes");
      }
    }
  }

  private static int chunkSize(String line) throws HttpProtocolException {
    int end = line.indexOf(';') < 0 ? line.length() : line.indexOf(';');
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    boolean valid = end > 0 && end <= 7;
    int value = 0;
    for (int i = 0; valid && i < end; i++) {
      char c = line.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      valid = digit >= 0;
      value = value << 4 | digit;
    }
    if (!valid) {
      throw new HttpProtocolException(
          "a chunk must begin with its size in hex, but begins '" + line + "'");
    }
    return value;
  }

  /** The next line of a chunked body, without its CRLF. */
  private String line() throws IOException {
    int scanned = 0;
    while (true) {
      int i = at + scanned;
      while (i < end && buffer[i] != '\n') {
        i++;
      }
      if (i - at > MAX_LINE + 1) {
        throw new HttpProtocolException(
            "a line of a chunked body has more than " + MAX_LINE + " bytes");
      }
      if (i < end) {
        if (i == at || buffer[i - 1] != '\r') {
          throw new HttpProtocolException("a line of a chunked body ends otherwise than in CRLF");
        }
        String line = new String(buffer, at, i - 1 - at, StandardCharsets.ISO_8859_1);
        at = i + 1;
        return line;
      }
      scanned = i - at;
      if (!fill()) {
        throw new EOFException("the connection ended in a chunked body");
      }
    }
  }
}
