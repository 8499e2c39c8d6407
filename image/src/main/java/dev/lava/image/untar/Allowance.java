package dev.lava.image.untar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that gives only as many bytes as it was told to. A small package can unpack to any
 * amount, in its files as in its headers; nobody reads further than what was granted for them.
 */
final class Allowance extends FilterInputStream {
  private long left;

  Allowance(InputStream in) {
    super(in);
  }

  /** From here on at most so many bytes are read. */
  void grant(long bytes) {
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left <= 0 && length > 0) {
      throw new ArchiveException("it unpacks to more than it says");
    }
    int count = super.read(bytes, offset, (int) Math.min(length, left));
    left -= Math.max(count, 0);
    return count;
  }

  @Override
  public long skip(long bytes) throws IOException {
    byte[] passed = new byte[(int) Math.min(bytes, 1 << 13)];
    return bytes <= 0 ? 0 : Math.max(read(passed, 0, passed.length), 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
