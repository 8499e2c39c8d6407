package dev.lava.emulator;

/** All the environments that the function may have are busy, and patience is over. */
public final class TooManyRequestsException extends EmulatorException {
  private static final long serialVersionUID = 1L;

  TooManyRequestsException(String message) {
    super(message);
  }
}
