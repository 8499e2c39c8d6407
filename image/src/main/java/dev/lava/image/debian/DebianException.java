package dev.lava.image.debian;

import dev.lava.image.ImageException;

/**
 * Packages could not be had as asked: a name that does not exist, a signature that does not hold, a
 * package that is not what it should be. The message says what, where and what would be right; it
 * may have several lines, one a problem.
 */
public sealed class DebianException extends ImageException permits GoneException {
  private static final long serialVersionUID = 1L;

  DebianException(String message) {
    super(message);
  }

  DebianException(String message, Throwable cause) {
    super(message, cause);
  }
}
