package dev.lava.image.signature;

import dev.lava.image.ImageException;
import org.jspecify.annotations.Nullable;

/** A key cannot be read, or what should be a signature is none. */
public final class SignatureException extends ImageException {
  private static final long serialVersionUID = 1L;

  SignatureException(String message) {
    super(message);
  }

  SignatureException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
