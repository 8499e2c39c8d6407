package dev.lava.emulator.environment;

import java.time.Instant;

/** What a process gets that asked for its next invocation. */
public sealed interface Next {
  /**
   * An invocation.
   *
   * @param invocation which one
   * @param deadline when its time is over
   */
  record Delivered(Invocation invocation, Instant deadline) implements Next {}

  /** Nothing, and why. */
  record Refused(Refusal refusal) implements Next {}
}
