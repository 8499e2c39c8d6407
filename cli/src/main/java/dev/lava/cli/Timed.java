package dev.lava.cli;

import dev.lava.build.problem.BuildException;
import java.io.IOException;
import java.time.Duration;

/** A result and how long it took. */
record Timed<T>(T value, Duration took) {
  /** Work that gives a result, or fails the way builds fail. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws BuildException, IOException;
  }

  static <T> Timed<T> of(Work<T> work) throws BuildException, IOException {
    long start = System.nanoTime();
    T value = work.run();
    return new Timed<>(value, Duration.ofNanos(System.nanoTime() - start));
  }
}
