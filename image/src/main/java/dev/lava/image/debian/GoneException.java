package dev.lava.image.debian;

/**
 * A package that was in Debian's archive can no longer be had. Mirrors keep a version until a newer
 * one replaces it: of security fixes for days or weeks, else until the next point release.
 */
public final class GoneException extends DebianException {
  private static final long serialVersionUID = 1L;

  GoneException(String message, Throwable cause) {
    super(message, cause);
  }
}
