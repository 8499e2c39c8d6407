package dev.lava.runtime.json;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are no JSON, or JSON that is no value of the type asked for, or a value that has no
 * JSON. The message ends with where: the path from the root ({@code $.items[3].price}).
 */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;
  private String path = "";

  /** A failure at the place that the codecs above it are about to name. */
  public JsonException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** As {@link #JsonException(String)}, because of something else that failed. */
  public JsonException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** This failure, seen from the object whose member of that name holds it. */
  JsonException in(String member) {
    path = "." + member + path;
    return this;
  }

  /** This failure, seen from the array whose element at that index holds it. */
  JsonException in(int index) {
    path = "[" + index + "]" + path;
    return this;
  }

  @Override
  public String getMessage() {
    return reason + " at $" + path;
  }
}
