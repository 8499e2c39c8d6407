package dev.lava.image.download;

import java.time.Duration;

/**
 * How long to wait and how often to ask again.
 *
 * @param attempts how often a file is asked for before giving up
 * @param pause how long to wait after the first attempt; twice as long after each further one
 * @param connect how long a connection may take to open
 * @param stall how long a server may send nothing
 */
record Patience(int attempts, Duration pause, Duration connect, Duration stall) {
  static final Patience USUAL =
      new Patience(5, Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofSeconds(30));

  /** The same, asking once only. */
  Patience once() {
    return new Patience(1, pause, connect, stall);
  }

  void pauseAfter(int attempt) throws InterruptedException {
    Thread.sleep(pause.multipliedBy(1L << (attempt - 1)));
  }
}
