package dev.lava.runtime.body;

import org.jspecify.annotations.Nullable;

/** The function brings a {@code CustomPojoSerializer} that cannot be used, or more than one. */
public final class CustomSerializerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String type;

  CustomSerializerException(String message, String type, @Nullable Throwable cause) {
    super(message, cause);
    this.type = type;
  }

  /** The class of the exception that AWS's runtime reports. */
  public String errorType() {
    return type;
  }
}
