package dev.lava.emulator;

/** The root of what the emulator throws at its caller; a function's failure is a result instead. */
public abstract sealed class EmulatorException extends RuntimeException
    permits PortUnavailableException, TooManyRequestsException, EmulatorClosedException {
  private static final long serialVersionUID = 1L;

  EmulatorException(String message) {
    super(message);
  }

  EmulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
