package dev.lava.runtime.invocation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Keeps what is written, in arrays of growing size that are never copied into larger ones. For one
 * thread. Neither flushing nor closing does anything, as with a {@code ByteArrayOutputStream}.
 */
public final class PayloadOutputStream extends OutputStream {
  private static final int FIRST = 1024;
  private static final int LARGEST = 256 * 1024;
  private static final byte[][] NONE = {};

  private byte[][] full = NONE;
  private int fullLength;
  private byte[] last = new byte[FIRST];
  private int length;

  @Override
  public void write(int b) throws IOException {
    if (length == last.length) {
      open(1);
    }
    last[length++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    int fitting = Math.min(count, last.length - length);
    System.arraycopy(bytes, offset, last, length, fitting);
    length += fitting;
    int rest = count - fitting;
    if (rest > 0) {
      open(rest);
      System.arraycopy(bytes, offset + fitting, last, 0, rest);
      length = rest;
    }
  }

  /** What was written so far; what is written later is not part of it. */
  public Payload payload() {
    if (full.length == 0) {
      return new Payload(last, length);
    }
    byte[][] segments = Arrays.copyOf(full, full.length + 1);
    segments[full.length] = last;
    int[] lengths = new int[segments.length];
    for (int i = 0; i < full.length; i++) {
      lengths[i] = full[i].length;
    }
    lengths[full.length] = length;
    return new Payload(segments, lengths);
  }

  /** Begins another array, of twice the size or of that many bytes where they are more. */
  private void open(int least) throws IOException {
    if (fullLength > Integer.MAX_VALUE - last.length - least) {
      throw new IOException("an answer has at most " + Integer.MAX_VALUE + " bytes");
    }
    full = Arrays.copyOf(full, full.length + 1);
    full[full.length - 1] = last;
    fullLength += last.length;
    last = new byte[Math.max(Math.min(2 * last.length, LARGEST), least)];
    length = 0;
  }
}
