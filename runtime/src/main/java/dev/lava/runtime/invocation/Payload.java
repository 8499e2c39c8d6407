package dev.lava.runtime.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of an event or an answer. Two are equal where their bytes are. Not copied: whoever
 * makes one leaves the arrays alone.
 *
 * <p>An event is one array, so that a parser needs no seams. An answer may be several, its
 * segments, one after the other: then whatever puts it together never copies what it has to grow,
 * and never holds it twice. {@link PayloadOutputStream} makes such answers from writes; a writer
 * that keeps arrays of its own hands them to {@link #Payload(byte[][], int[])}.
 */
public final class Payload {
  private final byte[][] segments;
  private final int[] lengths;
  private final int length;

  /** The first {@code length} bytes of an array. */
  public Payload(byte[] bytes, int length) {
    this(new byte[][] {bytes}, new int[] {length});
  }

  /**
   * The bytes of several arrays, one after the other.
   *
   * @param segments the arrays
   * @param lengths how many bytes of each count, from its start
   * @throws ArithmeticException where they are more than an {@code int} can count
   */
  public Payload(byte[][] segments, int[] lengths) {
    int sum = 0;
    for (int i = 0; i < segments.length; i++) {
      sum = Math.addExact(sum, lengths[i]);
    }
    this.segments = segments;
    this.lengths = lengths;
    this.length = sum;
  }

  /** All bytes of an array. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes, bytes.length);
  }

  /** The bytes of a text in UTF-8. */
  public static Payload of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * One array that begins with all bytes, {@link #length} of them: the very array where there is
   * one segment, as with every event, and else a copy.
   */
  public byte[] bytes() {
    if (segments.length == 1) {
      return segments[0];
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (int i = 0; i < segments.length; i++) {
      System.arraycopy(segments[i], 0, joined, at, lengths[i]);
      at += lengths[i];
    }
    return joined;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** How many arrays the bytes are in. */
  public int segments() {
    return segments.length;
  }

  /** An array of the bytes, of which {@link #segmentLength} count. */
  public byte[] segment(int index) {
    return segments[index];
  }

  /** How many bytes of a segment's array count. */
  public int segmentLength(int index) {
    return lengths[index];
  }

  /** Writes all bytes, a write for each segment. */
  public void writeTo(OutputStream out) throws IOException {
    for (int i = 0; i < segments.length; i++) {
      out.write(segments[i], 0, lengths[i]);
    }
  }

  /** The bytes as a stream. */
  public InputStream stream() {
    return new PayloadInputStream(bytes(), length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that
        && length == that.length
        && Arrays.equals(bytes(), 0, length, that.bytes(), 0, length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < segments.length; i++) {
      for (int at = 0; at < lengths[i]; at++) {
        hash = 31 * hash + segments[i][at];
      }
    }
    return hash;
  }

  /** The bytes as UTF-8 text. */
  @Override
  public String toString() {
    return new String(bytes(), 0, length, StandardCharsets.UTF_8);
  }
}
