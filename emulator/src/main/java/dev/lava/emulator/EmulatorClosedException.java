package dev.lava.emulator;

/** The emulator was closed before the invocation was answered. */
public final class EmulatorClosedException extends EmulatorException {
  private static final long serialVersionUID = 1L;

  EmulatorClosedException(String message) {
    super(message);
  }
}
