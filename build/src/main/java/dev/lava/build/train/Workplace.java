package dev.lava.build.train;

import dev.lava.image.Image;
import dev.lava.image.atomic.Deletion;
import dev.lava.image.atomic.ProcessLock;
import dev.lava.image.unpack.UnpackedRoots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an image lies while it is trained: unpacked anew, for it is written to. One training at a
 * time has it, so what it finds there was left by one that was killed. When the JVM is told to end,
 * as by Ctrl-C, it ends the work and removes it.
 */
final class Workplace implements AutoCloseable {
  private final ProcessLock lock;
  private final Path directory;
  private final Thread interruption;
  private volatile Runnable work = () -> {};
  private volatile boolean ending;

  private Workplace(ProcessLock lock, Path directory) {
    this.lock = lock;
    this.directory = directory;
    this.interruption = new Thread(this::interrupted, "lava-training-end");
  }

  /** Waits until no other training is under way on this machine. */
  static Workplace enter(Path home) throws IOException {
    Files.createDirectories(home);
    ProcessLock lock = ProcessLock.acquire(home, "training.lock");
    try {
      Workplace place = new Workplace(lock, home.resolve("work"));
      Deletion.of(place.directory);
      Runtime.getRuntime().addShutdownHook(place.interruption);
      return place;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Unpacks the image, with the times that its layers carry.
   *
   * @param base the image below
   * @param roots where the base is unpacked, for this training and later ones
   */
  Path unpack(Image base, Image image, UnpackedRoots roots) throws IOException {
    return UnpackedRoots.of(directory).unpackOver(base, roots.unpack(base), image);
  }

  /** What ends the work, where the JVM is told to end. */
  void onInterruption(Runnable end) {
    work = end;
  }

  /**
   * Where the JVM is ending, nothing more is to be said or done: waits for the end. The training
   * was cut off, and what it looks like now is no outcome.
   */
  void pauseIfEnding() {
    while (ending) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void interrupted() {
    ending = true;
    work.run();
    try {
      Deletion.of(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      Deletion.of(directory);
      Runtime.getRuntime().removeShutdownHook(interruption);
    } catch (IllegalStateException _) {
      // The JVM is ending, and the hook does the same.
    }
  }
}
