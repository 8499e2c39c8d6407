package dev.lava.image.bake;

import dev.lava.image.ImageException;

/** A recipe that is well written could not be carried out. The message says which step and why. */
public final class BakeException extends ImageException {
  private static final long serialVersionUID = 1L;

  public BakeException(String message) {
    super(message);
  }

  public BakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
