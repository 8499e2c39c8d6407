package dev.lava.emulator.http;

import java.net.URI;

/**
 * A port that is open.
 *
 * @param authority {@code 127.0.0.1:PORT}
 * @param closing what closes it
 */
public record Listener(String authority, Runnable closing) implements AutoCloseable {
  /** Where it is: {@code http://127.0.0.1:PORT}. */
  public URI address() {
    return URI.create("http://" + authority);
  }

  /** Closes the port and its connections. */
  @Override
  public void close() {
    closing.run();
  }
}
