package dev.lava.runtime.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one response off a socket.
 *
 * <pre>
 *   head ──► 1xx: again from the head
 *        ├─► 204, 304: no body
 *        ├─► chunked: size line, data, CRLF … until size 0, then trailers
 *        ├─► Content-Length: that many bytes
 *        └─► neither: up to the end of the connection
 * </pre>
 */
final class ResponseReader {
  /** The most bytes of status line and header fields; also of trailers. */
  static final int MAX_HEAD = 64 * 1024;

  /** The most bytes of a body: far above any event, far below what fills the memory. */
  static final int MAX_BODY = 64 * 1024 * 1024;

  private static final int MAX_INTERIM = 16;

  private final InputStream in;
  private byte[] buffer;
  private int at;
  private int end;
  private boolean begun;
  private boolean reusable;

  /** Reads off {@code in}, through a buffer that it may fill and grow out of. */
  ResponseReader(InputStream in, byte[] buffer) {
    this.in = in;
    this.buffer = buffer;
  }

  /** Whether at least one byte has come. */
  boolean begun() {
    return begun;
  }

  /** Whether the socket can carry another exchange after this one. */
  boolean reusable() {
    return reusable;
  }

  /**
   * Reads a response.
   *
   * @return null where the connection ended before its first byte
   */
  @Nullable HttpResponse read() throws IOException {
    for (int interim = 0; interim <= MAX_INTERIM; interim++) {
      byte[] head = head();
      if (head == null) {
        if (interim > 0) {
          throw new EOFException("the connection ended after an interim response");
        }
        return null;
      }
      int line = HeaderFields.endOfLine(head, 0);
      int status = status(head, line);
      HeaderFields fields = new HeaderFields(Arrays.copyOfRange(head, line + 2, head.length));
      if (status == 101) {
        throw new HttpProtocolException("the server switches to another protocol, unasked");
      }
      if (status >= 200) {
        return response(status, fields, head[7] == '1');
      }
    }
    throw new HttpProtocolException(
        "the server sent more than " + MAX_INTERIM + " interim responses");
  }

  private HttpResponse response(int status, HeaderFields fields, boolean keptByDefault)
      throws IOException {
    String length = fields.sole("Content-Length");
    String encoding = fields.sole("Transfer-Encoding");
    byte[] body;
    boolean delimited = true;
    if (encoding != null) {
      if (!encoding.equalsIgnoreCase("chunked") || length != null) {
        throw new HttpProtocolException(
            "a Transfer-Encoding must be 'chunked' and come without Content-Length, but it is '"
                + encoding
                + "'"
                + (length == null ? "" : " with Content-Length " + length));
      }
      body = chunks();
    } else if (status == 204 || status == 304) {
      body = new byte[0];
    } else if (length != null) {
      body = exactly(size(length));
    } else {
      body = untilTheEnd();
      delimited = false;
    }
    String connection = fields.first("Connection");
    boolean kept = connection == null ? keptByDefault : !connection.equalsIgnoreCase("close");
    // Bytes behind the response were not asked for, and must not be taken for the next one.
    reusable = delimited && kept && at == end;
    return new HttpResponse(status, fields, body);
  }

  private static int status(byte[] head, int end) throws HttpProtocolException {
    String line = new String(head, 0, end, StandardCharsets.ISO_8859_1);
    boolean valid =
        line.length() >= 12
            && (line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 "))
            && (line.length() == 12 || line.charAt(12) == ' ');
    int status = 0;
    for (int i = 9; valid && i < 12; i++) {
      valid = line.charAt(i) >= '0' && line.charAt(i) <= '9';
      status = status * 10 + line.charAt(i) - '0';
    }
    if (!valid || status < 100) {
      throw new HttpProtocolException(
          "a response must begin with 'HTTP/1.1' and a status, but begins "
              + HeaderFields.shown(head, 0));
    }
    return status;
  }

  private static int size(String length) throws HttpProtocolException {
    boolean valid = !length.isEmpty() && length.length() <= 10;
    for (int i = 0; i < length.length(); i++) {
      valid &= length.charAt(i) >= '0' && length.charAt(i) <= '9';
    }
    if (!valid || Long.parseLong(length) > MAX_BODY) {
      throw new HttpProtocolException(
          "a Content-Length must be a number up to " + MAX_BODY + ", but is '" + length + "'");
    }
    return Integer.parseInt(length);
  }

  /** Everything up to the empty line, whose CRLF is passed and left out; null at the end. */
  private byte @Nullable [] head() throws IOException {
    int scanned = at;
    while (true) {
      for (int i = scanned; i + 3 < end; i++) {
        if (buffer[i] == '\r'
            && buffer[i + 1] == '\n'
            && buffer[i + 2] == '\r'
            && buffer[i + 3] == '\n') {
          byte[] head = Arrays.copyOfRange(buffer, at, i + 2);
          at = i + 4;
          return head;
        }
      }
      scanned = Math.max(at, end - 3);
      if (end - at >= MAX_HEAD) {
        throw new HttpProtocolException(
            "the head of the response has more than " + MAX_HEAD + " bytes");
      }
      if (!fill()) {
        if (at == end) {
          return null;
        }
        throw new EOFException("the connection ended in the head of the response");
      }
      if (end > 4 && buffer[0] != 'H' && at == 0) {
        throw new HttpProtocolException(
            "a response must begin with 'HTTP/1.1' and a status, but begins "
                + HeaderFields.shown(Arrays.copyOf(buffer, end), 0));
      }
    }
  }

  /** Reads more behind what is buffered; false at the end of the connection. */
  private boolean fill() throws IOException {
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

  private byte[] exactly(int size) throws IOException {
    byte[] body = new byte[size];
    int buffered = Math.min(size, end - at);
    System.arraycopy(buffer, at, body, 0, buffered);
    at += buffered;
    int have = buffered;
    while (have < size) {
      int read = in.read(body, have, size - have);
      if (read < 0) {
        throw new EOFException(
            "the connection ended after " + have + " of the body's " + size + " bytes");
      }
      have += read;
    }
    return body;
  }

  private byte[] untilTheEnd() throws IOException {
    byte[] body = Arrays.copyOfRange(buffer, at, end);
    at = end;
    int size = body.length;
    while (true) {
      if (size == body.length) {
        body = Arrays.copyOf(body, bounded(Math.max(8192, 2L * size)));
      }
      int read = in.read(body, size, body.length - size);
      if (read < 0) {
        return Arrays.copyOf(body, size);
      }
      size += read;
      bounded(size);
    }
  }

  private byte[] chunks() throws IOException {
    byte[] body = new byte[0];
    while (true) {
      int size = chunkSize(line());
      if (size == 0) {
        trailers();
        return body;
      }
      byte[] chunk = exactly(size);
      int before = body.length;
      body = before == 0 ? chunk : Arrays.copyOf(body, bounded((long) before + size));
      System.arraycopy(chunk, 0, body, before, size);
      if (!line().isEmpty()) {
        throw new HttpProtocolException("a chunk is longer than the size before it");
      }
    }
  }

  private void trailers() throws IOException {
    int bytes = 0;
    String line = line();
    while (!line.isEmpty()) {
      bytes += line.length();
      if (bytes > MAX_HEAD) {
        throw new HttpProtocolException("the trailers have more than " + MAX_HEAD + " bytes");
      }
      line = line();
    }
  }

  private static int chunkSize(String line) throws HttpProtocolException {
    int end = line.indexOf(';');
    String size = (end < 0 ? line : line.substring(0, end)).trim();
    boolean valid = !size.isEmpty() && size.length() <= 8;
    long value = 0;
    for (int i = 0; valid && i < size.length(); i++) {
      int digit = Character.digit(size.charAt(i), 16);
      valid = digit >= 0;
      value = value << 4 | digit;
    }
    if (!valid) {
      throw new HttpProtocolException(
          "a chunk must begin with its size in hex, but begins '" + line + "'");
    }
    return bounded(value);
  }

  private String line() throws IOException {
    int scanned = at;
    while (true) {
      for (int i = scanned; i < end; i++) {
        if (buffer[i] == '\n') {
          if (i == at || buffer[i - 1] != '\r') {
            throw new HttpProtocolException("a line of a chunked body ends otherwise than in CRLF");
          }
          String line = new String(buffer, at, i - 1 - at, StandardCharsets.ISO_8859_1);
          at = i + 1;
          return line;
        }
      }
      if (end - at > 4096) {
        throw new HttpProtocolException("a line of a chunked body has more than 4096 bytes");
      }
      if (at > 0) {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
      }
      scanned = end;
      if (!fill()) {
        throw new EOFException("the connection ended in a chunked body");
      }
    }
  }

  private static int bounded(long size) throws HttpProtocolException {
    if (size > MAX_BODY) {
      throw new HttpProtocolException("the body has more than " + MAX_BODY + " bytes");
    }
    return (int) size;
  }
}
