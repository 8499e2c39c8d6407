package dev.lava.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a publisher says the bytes of a file are, in the algorithm of the publisher's choice. Blobs
 * of an image are named by a {@link Digest}.
 *
 * @param algorithm how it is computed
 * @param hex its lower-case hexadecimal digits
 */
public record Checksum(Algorithm algorithm, String hex) {
  /** The algorithms that are strong enough to trust a file by. */
  public enum Algorithm {
    SHA256("SHA-256", 64),
    SHA512("SHA-512", 128);

    private final String text;
    private final int digits;

    Algorithm(String text, int digits) {
      this.text = text;
      this.digits = digits;
    }

    /** A fresh computation. */
    public MessageDigest start() {
      try {
        return MessageDigest.getInstance(text);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + text, e);
      }
    }

    /** Such as {@code sha512}, as in the name of the program that prints it. */
    public String program() {
      return text.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Such as {@code SHA-512}. */
    @Override
    public String toString() {
      return text;
    }
  }

  public Checksum {
    if (hex.length() != algorithm.digits || !hex.matches("[0-9a-f]*")) {
      throw new IllegalArgumentException(
          "a %s has %d lower-case hexadecimal digits, as %ssum prints them; saw '%s'"
              .formatted(algorithm, algorithm.digits, algorithm.program(), hex));
    }
  }

  /** The checksum that a digest is. */
  public static Checksum of(Digest digest) {
    return new Checksum(Algorithm.SHA256, digest.hex());
  }

  /** What a computation has arrived at; the computation is reset. */
  public static Checksum of(Algorithm algorithm, MessageDigest computed) {
    return new Checksum(algorithm, HexFormat.of().formatHex(computed.digest()));
  }

  /** Such as {@code sha512:0123…}; a SHA-256 looks as the {@link Digest} does. */
  @Override
  public String toString() {
    return algorithm.program() + ":" + hex;
  }
}
