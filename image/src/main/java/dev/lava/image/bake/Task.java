package dev.lava.image.bake;

import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/** Work that tells its listener when it begins and when it is done. */
@FunctionalInterface
interface Task<T> {
  T run() throws IOException;

  /** Does the work under this name; a failure is told by its exception alone. */
  static <T> T told(String name, Progress progress, Task<T> work) throws IOException {
    long began = System.nanoTime();
    progress.on(new ProgressEvent.Started(name, OptionalLong.empty()));
    T result = work.run();
    progress.on(
        new ProgressEvent.Finished(name, Duration.ofNanos(System.nanoTime() - began), false));
    return result;
  }
}
