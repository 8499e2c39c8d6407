package dev.lava.emulator.log;

import dev.lava.emulator.log.LogLine.Source;
import java.util.concurrent.locks.ReentrantLock;

/** The log of one execution environment: brings its lines into one order. */
public final class LogStream {
  private final String name;
  private final LogSink sink;
  private final ReentrantLock lock = new ReentrantLock();
  private LogTail tail = new LogTail();

  /**
   * @param name the stream's name, such as {@code 2026/11/22/[$LATEST]5e0c…}
   * @param sink takes the lines
   */
  public LogStream(String name, LogSink sink) {
    this.name = name;
    this.sink = sink;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Adds a line. */
  public void write(Source source, String text) {
    lock.lock();
    try {
      tail.add(text);
      sink.take(new LogLine(name, source, text));
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the tail: an invocation begins. */
  public void beginTail() {
    lock.lock();
    try {
      tail = new LogTail();
    } finally {
      lock.unlock();
    }
  }

  /** The last 4 KB since the tail began. */
  public String tail() {
    lock.lock();
    try {
      return tail.text();
    } finally {
      lock.unlock();
    }
  }
}
