package dev.lava.runtime.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A request, put together field by field in one array that is used again by the next request begun
 * on the same object. Method, path and fields may hold visible ASCII only, values spaces and tabs
 * besides: nothing that comes from an event can forge a line of its own.
 */
public final class HttpRequest {
  /** Up to here a body or a chunk travels with what is before it, in one write. */
  private static final int TOGETHER = 16 * 1024;

  private static final int SMALL = 1024;
  private static final int LARGE = 64 * 1024;
  private static final int NO_BODY = -1;

  private byte[] bytes = new byte[SMALL];
  private int length;
  private byte[][] body = new byte[1][];
  private int[] bodyLengths = new int[1];
  private int bodyParts;
  private int bodyLength;
  private boolean safe;
  private boolean ended;
  private boolean torn;

  /**
   * Begins a request anew; what was put together before is forgotten.
   *
   * @param method such as {@code GET}
   * @param path such as {@code /2018-06-01/runtime/invocation/next}, in parts
   * @throws IllegalArgumentException where one holds a character that is refused
   */
  public HttpRequest begin(String method, String... path) {
    if (bytes.length > LARGE) {
      bytes = new byte[SMALL];
    }
    length = 0;
    dropBody();
    bodyLength = NO_BODY;
    ended = false;
    torn = false;
    safe = method.equals("GET");
    put(method, '!');
    put(" ", ' ');
    for (String part : path) {
      put(part, '!');
    }
    put(" HTTP/1.1", ' ');
    endLine();
    return this;
  }

  /**
   * Adds a header field.
   *
   * @throws IllegalArgumentException where name or value hold a character that is refused
   */
  public HttpRequest header(String name, String value) {
    put(name, '!');
    put(": ", ' ');
    put(value, ' ');
    endLine();
    return this;
  }

  /**
   * Adds to the body the first {@code size} bytes of an array, which is not copied. A request on
   * which this is never called has no body.
   */
  public HttpRequest body(byte[] content, int size) {
    if (bodyParts == body.length) {
      body = Arrays.copyOf(body, 2 * bodyParts);
      bodyLengths = Arrays.copyOf(bodyLengths, 2 * bodyParts);
    }
    body[bodyParts] = content;
    bodyLengths[bodyParts++] = size;
    bodyLength = Math.max(0, bodyLength) + size;
    return this;
  }

  /** Whether the server does nothing else for being asked twice. */
  boolean isSafe() {
    return safe;
  }

  /** Ends the head of a request whose body comes in chunks. */
  void endChunked(String host) {
    header("Transfer-Encoding", "chunked");
    end(host);
  }

  /** Ends the head, and puts a small body behind it. A request that has ended is left as it is. */
  void end(String host) {
    if (ended) {
      return;
    }
    ended = true;
    header("Host", host);
    if (bodyLength != NO_BODY) {
      header("Content-Length", Integer.toString(bodyLength));
    }
    endLine();
    if (bodyLength <= TOGETHER) {
      for (int i = 0; i < bodyParts; i++) {
        put(body[i], 0, bodyLengths[i]);
      }
      dropBody();
    }
  }

  /** Writes the whole request, as often as it is called. */
  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    for (int i = 0; i < bodyParts; i++) {
      out.write(body[i], 0, bodyLengths[i]);
    }
  }

  /** Adds a chunk of the body. */
  void chunk(byte[] content, int offset, int size) {
    beginChunk(size);
    put(content, offset, size);
    endLine();
  }

  /** Writes all there is of a request in chunks, and another chunk; a small one in one write. */
  void writeChunk(OutputStream out, byte[] content, int offset, int size) throws IOException {
    int before = length;
    try {
      if (size <= TOGETHER) {
        chunk(content, offset, size);
      } else {
        beginChunk(size);
      }
    } catch (Throwable thrown) {
      length = before; // no stack or no memory is left: as if it had never been
      throw thrown;
    }
    torn = true;
    flush(out);
    if (size > TOGETHER) {
      out.write(content, offset, size);
      endLine();
      flush(out);
    }
    torn = false;
  }

  /** Whether writing a chunk was left in the middle, so that nothing can follow it. */
  boolean isTorn() {
    return torn;
  }

  /** Writes all there is of a request in chunks, and its end: trailers as names and values. */
  void endChunks(OutputStream out, String... trailers) throws IOException {
    put("0", '!');
    endLine();
    for (int i = 0; i < trailers.length; i += 2) {
      header(trailers[i], trailers[i + 1]);
    }
    endLine();
    flush(out);
  }

  /** Lets go of the body's arrays, once they are sent; what has ended cannot be sent again then. */
  void dropBody() {
    Arrays.fill(body, 0, bodyParts, null);
    bodyParts = 0;
  }

  private void beginChunk(int size) {
    put(Integer.toHexString(size), '!');
    endLine();
  }

  private void flush(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  private void endLine() {
    reserve(2);
    bytes[length++] = '\r';
    bytes[length++] = '\n';
  }

  private void put(String text, char least) {
    int size = text.length();
    reserve(size);
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if ((c < least && !(c == '\t' && least == ' ')) || c >= 0x7F) {
        throw new IllegalArgumentException(
            "character 0x"
                + Integer.toHexString(c)
                + " cannot stand in the head of a request: "
                + text);
      }
      bytes[length++] = (byte) c;
    }
  }

  private void put(byte[] content, int offset, int size) {
    reserve(size);
    System.arraycopy(content, offset, bytes, length, size);
    length += size;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
