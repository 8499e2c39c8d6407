package dev.lava.image.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lava.image.FixedTime;
import java.util.Arrays;

/**
 * One header block of 512 bytes (POSIX.1-2017, pax, "ustar Interchange Format").
 *
 * @param type what the entry is, by the letter or digit of its {@code typeflag}
 * @param prefix the part of the path before the name, without the slash between; at most 155 bytes
 * @param name the path's last part, at most 100 bytes
 * @param link the target of a link, at most 100 bytes
 */
record TarHeader(char type, String prefix, String name, String link, int mode, long size) {
  static final int BLOCK = 512;
  static final int LONGEST_PREFIX = 155;
  static final int LONGEST_NAME = 100;

  /** What eleven octal digits hold: 8 GiB less one byte. */
  static final long LARGEST_SIZE = 0_77777777777L;

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;

  byte[] bytes() {
    byte[] block = new byte[BLOCK];
    text(block, 0, name);
    octal(block, 100, 8, mode);
    octal(block, 108, 8, 0);
    octal(block, 116, 8, 0);
    octal(block, 124, 12, size);
    octal(block, 136, 12, FixedTime.INSTANT.getEpochSecond());
    block[156] = (byte) type;
    text(block, 157, link);
    text(block, 257, "ustar\0" + "00");
    octal(block, 329, 8, 0);
    octal(block, 337, 8, 0);
    text(block, 345, prefix);
    checksum(block);
    return block;
  }

  private static void text(byte[] block, int offset, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, block, offset, bytes.length);
  }

  /** Digits with zeros before them and a NUL after. */
  private static void octal(byte[] block, int offset, int length, long value) {
    String digits = Long.toOctalString(value);
    text(block, offset, "0".repeat(length - 1 - digits.length()) + digits);
  }

  /** The sum of all bytes, its own field counted as spaces. */
  private static void checksum(byte[] block) {
    Arrays.fill(block, CHECKSUM, CHECKSUM + CHECKSUM_LENGTH, (byte) ' ');
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    octal(block, CHECKSUM, CHECKSUM_LENGTH - 1, sum);
    block[CHECKSUM + CHECKSUM_LENGTH - 2] = 0;
  }
}
