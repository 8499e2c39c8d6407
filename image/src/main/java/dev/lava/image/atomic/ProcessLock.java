package dev.lava.image.atomic;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Mutual exclusion between all threads of all processes of this machine that name the same file.
 * The kernel drops the lock of a process that ends, however it ends. The file is empty and stays.
 */
public final class ProcessLock implements AutoCloseable {
  /** A file lock belongs to a process (fcntl(2)), so its threads exclude each other beforehand. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;

  private ProcessLock(ReentrantLock thread, FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /**
   * Waits until nobody else holds the lock. The thread that acquires it must close it.
   *
   * @param directory an existing directory
   * @param name of the lock's file in it
   */
  public static ProcessLock acquire(Path directory, String name) throws IOException {
    Path key = directory.toRealPath().resolve(name);
    ReentrantLock thread = THREADS.computeIfAbsent(key, _ -> new ReentrantLock());
    thread.lock();
    try {
      FileChannel channel =
          FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.lock();
        return new ProcessLock(thread, channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      thread.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      // Closing the file is what drops its lock.
    } finally {
      thread.unlock();
    }
  }
}
