package dev.lava.image.registry;

import dev.lava.image.ImageException;
import org.jspecify.annotations.Nullable;

/**
 * A registry cannot be used as it should: it refuses, cannot be reached, or answers what it must
 * not. The message names the registry, what was seen, and what helps; it holds no secrets.
 */
public final class RegistryException extends ImageException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RegistryException(String message) {
    this(message, 0, null);
  }

  RegistryException(String message, int status, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status that the registry answered with, where the failure is an answer; else 0. */
  public int status() {
    return status;
  }

  /** Whether the registry answered, and answered that it has no such thing. */
  public boolean missing() {
    return status == 404;
  }
}
