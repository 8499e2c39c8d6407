package dev.lava.emulator;

import dev.lava.emulator.environment.FunctionLauncher;
import java.net.URI;

/** A function that can be invoked on this machine, as if AWS Lambda ran it. */
public final class Emulator implements AutoCloseable {
  /**
   * Starts the Invoke API. No process of the function starts before the first invocation, as in
   * AWS.
   *
   * @throws PortUnavailableException where the port is taken
   */
  public static Emulator start(
      FunctionSettings function, FunctionLauncher launcher, EmulatorOptions options) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Invokes the function with an event and waits for what comes of it. */
  public InvocationResult invoke(byte[] payload) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Where the Invoke API is: {@code http://127.0.0.1:PORT}. */
  public URI address() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Ends all processes, answers what still waits with an error, and frees the port. */
  @Override
  public void close() {}
}
