package dev.lava.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An image, or the place it is in, is not as it must be: damaged, incomplete, hostile, or of a kind
 * that Lava does not take. The message is whole: what, what was seen, which rule, and what helps.
 */
public class ImageException extends IOException {
  private static final long serialVersionUID = 1L;

  public ImageException(String message) {
    super(message);
  }

  public ImageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
