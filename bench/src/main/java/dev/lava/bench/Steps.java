package dev.lava.bench;

import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/** Parts of the work that a user waits for. */
final class Steps {
  private Steps() {}

  /** A part with a result. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  /** Does it, and tells when it begins and ends. */
  static <T> T timed(String task, Progress progress, Step<T> step) throws IOException {
    progress.on(new ProgressEvent.Started(task, OptionalLong.empty()));
    long start = System.nanoTime();
    T result = step.run();
    progress.on(
        new ProgressEvent.Finished(task, Duration.ofNanos(System.nanoTime() - start), false));
    return result;
  }
}
