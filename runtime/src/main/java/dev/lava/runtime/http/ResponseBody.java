package dev.lava.runtime.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The body of a response while it is received, in one array. */
final class ResponseBody {
  /** The most bytes of a body: far above any event, far below what fills the memory. */
  static final int MAX = 64 * 1024 * 1024;

  /** How much is taken on the server's word alone, before it has come: more than any event. */
  private static final int TRUSTED = 8 * 1024 * 1024;

  private static final int SMALL = 8 * 1024;

  private static final byte[] EMPTY = new byte[0];

  private byte[] bytes = EMPTY;
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * Makes ready for a piece of that size.
   *
   * @throws HttpProtocolException where the body would grow too large
   */
  void expect(long size) throws HttpProtocolException {
    if (length + size > MAX) {
      throw new HttpProtocolException("the body has more than " + MAX + " bytes");
    }
    reserve((int) Math.min(size, TRUSTED));
  }

  /** Adds bytes that have come already. */
  void add(byte[] buffer, int at, int size) {
    reserve(size);
    System.arraycopy(buffer, at, bytes, length, size);
    length += size;
  }

  /** Adds the next {@code size} bytes off the stream, read straight into their place. */
  void add(InputStream in, int size) throws IOException {
    int missing = size;
    while (missing > 0) {
      if (length == bytes.length) {
        reserve(Math.min(missing, TRUSTED));
      }
      int read = in.read(bytes, length, Math.min(missing, bytes.length - length));
      if (read < 0) {
        throw new EOFException("the connection ended with " + missing + " bytes of a body missing");
      }
      length += read;
      missing -= read;
    }
  }

  /** Adds all there is up to the end of the stream. */
  void addAll(InputStream in) throws IOException {
    int read = 0;
    while (read >= 0) {
      length += read;
      if (length == bytes.length) {
        expect(SMALL);
      }
      read = in.read(bytes, length, bytes.length - length);
    }
  }

  /** Makes room: just so much for the first piece, which is mostly the only one. */
  private void reserve(int more) {
    int needed = length + more;
    if (needed > bytes.length) {
      bytes =
          length == 0
              ? new byte[needed]
              : Arrays.copyOf(bytes, Math.max(needed, Math.min(MAX, 2 * bytes.length)));
    }
  }
}
