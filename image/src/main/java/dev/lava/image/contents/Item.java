package dev.lava.image.contents;

import dev.lava.image.Digest;

/** What stands at a path. */
public sealed interface Item {
  /**
   * A regular file.
   *
   * @param size in bytes
   * @param digest of its bytes
   * @param format what is known of them
   */
  record File(long size, Digest digest, Format format) implements Item {}

  /**
   * Another name of a file that the image has already.
   *
   * @param target where that stands
   * @param file what it is
   */
  record HardLink(String target, File file) implements Item {}

  /** A symbolic link, with its target as it is written. */
  record SymbolicLink(String target) implements Item {}

  record Directory() implements Item {}

  /** A device or a pipe, by the type in its header (POSIX.1-2017, pax, "typeflag"). */
  record Special(char type) implements Item {}
}
