package dev.lava.image.unpack;

import dev.lava.image.ImageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes on as much as was allowed beforehand. What a few compressed bytes expand to is thus
 * bounded while it is read: the whole layer, and each header by itself, which the tar library reads
 * into memory.
 */
final class BoundedInputStream extends FilterInputStream {
  private long allowance;
  private String rule = "nothing may be read yet";

  BoundedInputStream(InputStream in) {
    super(in);
  }

  /**
   * From now on this much may be read.
   *
   * @param rule what the message of a refusal says
   */
  void allow(long bytes, String rule) {
    this.allowance = bytes;
    this.rule = rule;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    // One more than allowed is asked for: the end of the stream is no excess.
    int read = in.read(buffer, offset, (int) Math.min(length, allowance + 1));
    if (read > allowance) {
      throw new ImageException(rule);
    }
    allowance -= Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, 8192)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
