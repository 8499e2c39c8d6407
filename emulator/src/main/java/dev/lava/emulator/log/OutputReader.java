package dev.lava.emulator.log;

import dev.lava.emulator.log.LogLine.Source;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries what a process writes into a log, line by line, from a thread of its own.
 *
 * <p>It is a platform thread: reading from a pipe blocks the carrier of a virtual thread, and there
 * are as many carriers as processors. It does not ask how much there is left to read either, since
 * the JDK's process streams answer that only once the read that waits has returned.
 */
public final class OutputReader {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition endReached = lock.newCondition();
  private final InputStream stream;
  private final LineSplitter splitter;
  private boolean ended;

  private OutputReader(InputStream stream, Source source, LogStream log) {
    this.stream = stream;
    this.splitter = new LineSplitter(line -> log.write(source, line));
  }

  /** Starts to read, up to the stream's end. */
  public static OutputReader start(InputStream stream, Source source, LogStream log) {
    OutputReader reader = new OutputReader(stream, source, log);
    Thread.ofPlatform().daemon().name("lava-emulator-" + source).start(reader::read);
    return reader;
  }

  /** Takes what has been read of an unfinished line as a line: an invocation is over. */
  public void flush() {
    lock.lock();
    try {
      splitter.flush();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the stream's end, which comes with the process's, unless the process has left
   * something behind that keeps the stream open.
   */
  public void awaitEnd(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!ended && left > 0) {
        left = endReached.awaitNanos(left);
      }
      splitter.flush();
    } finally {
      lock.unlock();
    }
  }

  private void read() {
    byte[] buffer = new byte[8192];
    try (stream) {
      int count = stream.read(buffer);
      while (count >= 0) {
        take(buffer, count);
        count = stream.read(buffer);
      }
    } catch (IOException _) {
      // The process is gone, and its pipe with it: the end by another way.
    } finally {
      end();
    }
  }

  private void take(byte[] buffer, int count) {
    lock.lock();
    try {
      splitter.accept(buffer, count);
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      splitter.flush();
      ended = true;
      endReached.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
