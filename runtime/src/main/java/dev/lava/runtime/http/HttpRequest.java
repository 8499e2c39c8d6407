package dev.lava.runtime.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request, put together field by field. Method, path and fields may hold visible ASCII only,
 * values spaces and tabs besides: nothing that comes from an event can forge a line of its own. A
 * request is sent by one exchange and then forgotten.
 */
public final class HttpRequest {
  private static final int NO_BODY = -1;

  private byte[] bytes = new byte[512];
  private int length;
  private byte[][] body = new byte[0][];
  private int[] bodyLengths = new int[0];
  private int bodyLength = NO_BODY;

  /**
   * A request without body.
   *
   * @param method such as {@code GET}
   * @param path such as {@code /2018-06-01/runtime/invocation/next}
   * @throws IllegalArgumentException where one holds a character that is refused
   */
  public HttpRequest(String method, String path) {
    put(method, '!');
    put(" ", ' ');
    put(path, '!');
    put(" HTTP/1.1", ' ');
    endLine();
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
    int count = body.length;
    body = Arrays.copyOf(body, count + 1);
    bodyLengths = Arrays.copyOf(bodyLengths, count + 1);
    body[count] = content;
    bodyLengths[count] = size;
    bodyLength = Math.max(0, bodyLength) + size;
    return this;
  }

  /** The head, and behind it the body where that has at most {@code together} bytes. */
  byte[] message(String host, int together) {
    header("Host", host);
    if (bodyLength != NO_BODY) {
      header("Content-Length", Integer.toString(bodyLength));
    }
    endLine();
    int appended = bodyLength <= together ? Math.max(0, bodyLength) : 0;
    byte[] message = Arrays.copyOf(bytes, length + appended);
    int at = length;
    for (int i = 0; at < message.length; i++) {
      System.arraycopy(body[i], 0, message, at, bodyLengths[i]);
      at += bodyLengths[i];
    }
    return message;
  }

  void writeBody(OutputStream out) throws IOException {
    for (int i = 0; i < body.length; i++) {
      out.write(body[i], 0, bodyLengths[i]);
    }
  }

  int bodyLength() {
    return bodyLength;
  }

  private void put(String text, char least) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < least && c != '\t') || c >= 0x7F) {
        throw new IllegalArgumentException(
            "character 0x"
                + Integer.toHexString(c)
                + " cannot stand in the head of a request: "
                + text);
      }
    }
    byte[] added = text.getBytes(StandardCharsets.ISO_8859_1);
    reserve(added.length);
    System.arraycopy(added, 0, bytes, length, added.length);
    length += added.length;
  }

  private void endLine() {
    reserve(2);
    bytes[length++] = '\r';
    bytes[length++] = '\n';
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
