package dev.lava.runtime.api;

import dev.lava.runtime.invocation.Invocation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;

/** Asks for the next invocation again after the connection failed, at once and then ever slower. */
final class Repetition {
  private static final int ATTEMPTS = 4;

  private final int pauseMillis;

  /** Pauses for so long before the second attempt, and then twice as long each time. */
  Repetition(int pauseMillis) {
    this.pauseMillis = pauseMillis;
  }

  /**
   * Asks until there is an answer.
   *
   * @throws IOException the failure of the last attempt, or an answer that is none
   */
  Invocation after(IOException failure, RuntimeApi api) throws IOException {
    IOException last = failure;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) {
        pause(pauseMillis << (attempt - 1));
      }
      try {
        return api.ask();
      } catch (EOFException | SocketException e) {
        last = e;
      }
    }
    throw last;
  }

  private static void pause(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the Runtime API could not be reached");
    }
  }
}
