package dev.lava.bench.measure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts requests together from the bytes of one connection (HTTP/1.1, RFC 9112). Knows the two forms
 * that runtimes send: a body of a known length, and one in chunks.
 */
final class RequestReader {
  private static final int LONGEST_HEAD = 64 * 1024;

  private byte[] bytes = new byte[16 * 1024];
  private int size;

  /** Takes bytes that have arrived. */
  void add(byte[] arrived, int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
    }
    System.arraycopy(arrived, 0, bytes, size, length);
    size += length;
  }

  /**
   * The next request, once all of it has arrived.
   *
   * @throws IOException for what is no request
   */
  Optional<Request> next() throws IOException {
    int end = indexOf("\r\n\r\n", 0);
    if (end < 0) {
      if (size > LONGEST_HEAD) {
        throw new IOException("the headers of a request are longer than " + LONGEST_HEAD);
      }
      return Optional.empty();
    }
    String head = new String(bytes, 0, end + 2, StandardCharsets.ISO_8859_1);
    Optional<byte[]> body =
        field(head, "transfer-encoding").equalsIgnoreCase("chunked")
            ? chunks(end + 4)
            : plain(end + 4, field(head, "content-length"));
    if (body.isEmpty()) {
      return Optional.empty();
    }
    String[] line = head.substring(0, head.indexOf("\r\n")).split(" ", -1);
    if (line.length != 3) {
      throw new IOException(
          "'%s' is no request line; valid is such as GET /path HTTP/1.1"
              .formatted(String.join(" ", line)));
    }
    return Optional.of(new Request(line[0], line[1], body.get()));
  }

  private Optional<byte[]> plain(int start, String length) throws IOException {
    int end = start + (length.isEmpty() ? 0 : number(length, 10));
    if (size < end) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOfRange(bytes, start, end);
    drop(end);
    return Optional.of(body);
  }

  private Optional<byte[]> chunks(int start) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = start;
    while (true) {
      int lineEnd = indexOf("\r\n", at);
      if (lineEnd < 0) {
        return Optional.empty();
      }
      String line = new String(bytes, at, lineEnd - at, StandardCharsets.ISO_8859_1);
      int length = number(line.split(";", 2)[0], 16);
      at = lineEnd + 2;
      if (length == 0) {
        return trailers(at).map(_ -> body.toByteArray());
      }
      if (size < at + length + 2) {
        return Optional.empty();
      }
      body.write(bytes, at, length);
      at += length + 2;
    }
  }

  /** Passes over the lines behind the last chunk, and the empty one that ends them. */
  private Optional<Boolean> trailers(int start) {
    int at = start;
    while (true) {
      int lineEnd = indexOf("\r\n", at);
      if (lineEnd < 0) {
        return Optional.empty();
      }
      boolean last = lineEnd == at;
      at = lineEnd + 2;
      if (last) {
        drop(at);
        return Optional.of(true);
      }
    }
  }

  private void drop(int count) {
    System.arraycopy(bytes, count, bytes, 0, size - count);
    size -= count;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int number = Integer.parseInt(text.strip(), radix);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new IOException("'%s' is no length of a request's body".formatted(text));
  }

  private int indexOf(String text, int from) {
    for (int i = from; i <= size - text.length(); i++) {
      int matched = 0;
      while (matched < text.length() && bytes[i + matched] == text.charAt(matched)) {
        matched++;
      }
      if (matched == text.length()) {
        return i;
      }
    }
    return -1;
  }

  /** The value of a header, or an empty text. */
  private static String field(String head, String name) {
    for (int at = 0; at < head.length(); at = head.indexOf("\r\n", at) + 2) {
      if (head.regionMatches(true, at, name, 0, name.length())
          && head.charAt(at + name.length()) == ':') {
        return head.substring(at + name.length() + 1, head.indexOf("\r\n", at)).strip();
      }
    }
    return "";
  }
}
