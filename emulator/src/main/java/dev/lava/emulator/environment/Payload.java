package dev.lava.emulator.environment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of an event or of a response. Two are equal where their bytes are. */
public final class Payload {
  private static final Payload EMPTY = new Payload(new byte[0]);

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** These bytes, which must not be changed afterwards: they are not copied. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes);
  }

  /** The bytes between the buffer's position and its limit, which are copied. */
  public static Payload of(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return new Payload(copy);
  }

  /** This text in UTF-8. */
  public static Payload of(String text) {
    return new Payload(text.getBytes(StandardCharsets.UTF_8));
  }

  /** No bytes. */
  public static Payload empty() {
    return EMPTY;
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes to read, not copied. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** The bytes as UTF-8 text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes as text, for a test's failure message. */
  @Override
  public String toString() {
    return text();
  }
}
