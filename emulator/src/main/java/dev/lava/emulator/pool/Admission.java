package dev.lava.emulator.pool;

import dev.lava.emulator.environment.InFlight;

/** What the pool does with an invocation. */
public sealed interface Admission {
  /** It is on its way. */
  record Admitted(InFlight inFlight) implements Admission {}

  /** All the environments that there may be are busy, and patience is over. */
  record Throttled() implements Admission {}

  /** The pool is closed. */
  record Closed() implements Admission {}
}
