package dev.lava.image.debian;

/** The two archives that Debian runs side by side; a mirror has a base address for each. */
public enum Area {
  /** What was released, and updates to it. */
  ARCHIVE,
  /** Security fixes. */
  SECURITY
}
