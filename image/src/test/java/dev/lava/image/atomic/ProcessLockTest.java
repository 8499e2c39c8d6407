package dev.lava.image.atomic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir private Path directory;

  @Test
  void threads_and_processes_exclude_each_other() throws Exception {
    Files.writeString(directory.resolve("counter"), "0");
    Process process = Child.start(Counting.class, Map.of(), directory.toString());
    List<Future<?>> threads = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        threads.add(executor.submit(() -> Counting.count(directory)));
      }
    }
    for (Future<?> thread : threads) {
      thread.get();
    }
    assertThat(process.waitFor()).isZero();

    assertThat(directory.resolve("counter")).hasContent(Integer.toString(4 * Counting.TIMES));
  }

  /** Reads a number, adds one and writes it, many times, as nobody could who is interrupted. */
  static final class Counting {
    static final int TIMES = 300;

    public static void main(String[] arguments) throws Exception {
      count(Path.of(arguments[0]));
    }

    static Void count(Path directory) throws Exception {
      Path counter = directory.resolve("counter");
      for (int i = 0; i < TIMES; i++) {
        try (ProcessLock _ = ProcessLock.acquire(directory, ".lock")) {
          int seen = Integer.parseInt(Files.readString(counter));
          Files.writeString(counter, Integer.toString(seen + 1));
        }
      }
      return null;
    }
  }
}
