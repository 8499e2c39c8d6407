package dev.lava.image.tar;

import dev.lava.image.ImageException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes on no more than was allowed beforehand. What a few compressed bytes expand to is thus
 * bounded while it is read: all of a layer, and each header by itself, which the tar library reads
 * into memory.
 */
final class BoundedInputStream extends InputStream {
  private final InputStream in;
  private final Limits limits;
  private long rest;
  private long headerRest = Long.MAX_VALUE;

  /**
   * A stream of which the limits allow this much.
   *
   * @param rest how many of the limits' bytes are left
   */
  BoundedInputStream(InputStream in, Limits limits, long rest) {
    this.in = in;
    this.limits = limits;
    this.rest = rest;
  }

  /** What is read next are the headers of one entry. */
  void beginHeaders() {
    headerRest = limits.headers();
  }

  /** What is read next is content. */
  void endHeaders() {
    headerRest = Long.MAX_VALUE;
  }

  /** How many of the limits' bytes are left. */
  long rest() {
    return rest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > headerRest) {
      throw new ImageException(
          "an entry's headers are larger than %d bytes".formatted(limits.headers()));
    }
    if (read > rest) {
      throw new ImageException("the image unpacks to more than %d bytes".formatted(limits.bytes()));
    }
    int counted = Math.max(read, 0);
    rest -= counted;
    headerRest -= counted;
    return read;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
