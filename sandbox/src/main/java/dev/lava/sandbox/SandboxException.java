package dev.lava.sandbox;

import java.io.IOException;

/** A command could not be started in a sandbox: the machine's fault, not the command's. */
public final class SandboxException extends IOException {
  private static final long serialVersionUID = 1L;

  public SandboxException(String message) {
    super(message);
  }

  public SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
