package dev.lava.image.inspect;

import dev.lava.image.contents.Entry;

/**
 * What some entries cost.
 *
 * @param files how many regular files there are
 * @param size their bytes without compression
 * @param compressed the bytes of compressed layers that they take, their headers included
 */
public record Cost(int files, long size, long compressed) {
  /** Of nothing. */
  public static final Cost NOTHING = new Cost(0, 0, 0);

  static Cost of(Entry entry) {
    return new Cost(entry.isFile() ? 1 : 0, entry.size(), entry.compressed());
  }

  /** Both together. */
  public Cost plus(Cost other) {
    return new Cost(files + other.files, size + other.size, compressed + other.compressed);
  }
}
