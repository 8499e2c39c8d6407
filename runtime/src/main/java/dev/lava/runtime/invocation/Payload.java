package dev.lava.runtime.invocation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of an event or an answer. Two are equal where their bytes are. Not copied: whoever
 * makes one leaves the array alone.
 */
public final class Payload {
  private final byte[] bytes;
  private final int length;

  /** The first {@code length} bytes of an array. */
  public Payload(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** All bytes of an array. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes, bytes.length);
  }

  /** The bytes of a text in UTF-8. */
  public static Payload of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The array, of which {@link #length} bytes count. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** The bytes as a stream. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes, 0, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that
        && Arrays.equals(bytes, 0, length, that.bytes, 0, that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /** The bytes as UTF-8 text. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
