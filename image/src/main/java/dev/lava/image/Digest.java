package dev.lava.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of some bytes by their content: {@code sha256:} and 64 lower-case hexadecimal digits.
 *
 * <p>Only SHA-256 is known, the one algorithm that every OCI tool must support (OCI image-spec,
 * "Descriptors", section "Registered Algorithms").
 *
 * @param hex the 64 digits, without the algorithm
 */
public record Digest(String hex) implements Comparable<Digest> {
  private static final String PREFIX = "sha256:";

  public Digest {
    if (hex.length() != 64 || !hex.chars().allMatch(Digest::isLowerHex)) {
      throw new IllegalArgumentException(
          "a SHA-256 digest has 64 lower-case hexadecimal digits; saw '%s'".formatted(hex));
    }
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Digest parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "a digest is 'sha256:' and 64 lower-case hexadecimal digits; saw '%s'".formatted(text));
    }
    return new Digest(text.substring(PREFIX.length()));
  }

  /** The digest of these bytes. */
  public static Digest of(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(sha256().digest(bytes)));
  }

  /** The digest that a SHA-256 computation has arrived at; the computation is reset. */
  public static Digest of(MessageDigest sha256) {
    return new Digest(HexFormat.of().formatHex(sha256.digest()));
  }

  /** A fresh SHA-256 computation. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int compareTo(Digest other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return PREFIX + hex;
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
