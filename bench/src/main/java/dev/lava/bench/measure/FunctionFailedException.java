package dev.lava.bench.measure;

import java.io.IOException;

/** A process did not answer its invocations. The message says what it did instead. */
public final class FunctionFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  public FunctionFailedException(String message) {
    super(message);
  }
}
