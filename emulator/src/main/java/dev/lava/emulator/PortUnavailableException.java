package dev.lava.emulator;

/** The emulator cannot listen on its port. The message names the port and says what to do. */
public final class PortUnavailableException extends EmulatorException {
  private static final long serialVersionUID = 1L;

  PortUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
