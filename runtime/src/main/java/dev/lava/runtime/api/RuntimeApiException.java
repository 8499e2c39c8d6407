package dev.lava.runtime.api;

import java.io.IOException;

/**
 * The Runtime API answered otherwise than its contract has it, and nothing the function does can
 * help. The message names the call, what was seen and what would be right.
 */
public final class RuntimeApiException extends IOException {
  private static final long serialVersionUID = 1;

  RuntimeApiException(String message) {
    super(message);
  }
}
