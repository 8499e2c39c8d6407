package dev.lava.cli;

import java.util.Locale;

/** How much a base image is held to the lock beside its recipe. */
enum LockMode {
  /** There must be a lock, and every package must be had as it says. */
  REQUIRE,
  /**
   * A lock is used where there is one. Where a package of it can be had nowhere any more, the
   * newest packages are taken, and that is said.
   */
  USE,
  /** The newest packages, lock or not. */
  IGNORE;

  /**
   * Reads {@code require}, {@code use} or {@code ignore}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static LockMode parse(String text) {
    for (LockMode mode : values()) {
      if (mode.toString().equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "lock '%s': there are require, use and ignore; --lock=ignore builds from the newest packages"
            .formatted(text));
  }

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
