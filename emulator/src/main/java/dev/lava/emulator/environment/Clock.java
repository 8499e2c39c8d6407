package dev.lava.emulator.environment;

import java.time.Duration;
import java.time.Instant;

/** The time, and what happens when some of it has passed. */
public interface Clock {
  /** The machine's own. */
  Clock SYSTEM = new SystemClock();

  /** What the calendar says. */
  Instant now();

  /** Nanoseconds since an arbitrary moment, for measuring. */
  long nanoTime();

  /**
   * Runs a short task after a while, on a thread of the clock's own.
   *
   * @return what keeps the task from running, if it has not begun; may be called at any time
   */
  Runnable schedule(Duration after, Runnable task);
}
