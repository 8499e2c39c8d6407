package dev.lava.runtime.log;

import dev.lava.runtime.log.CurrentInvocation.Invoked;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has begun to print: an unfinished line on either stream, and a trace that may go
 * on. Other threads write it when it is due, so all that touches it is synchronized.
 */
final class ThreadLines {
  /** How long the end of an invocation waits for another thread that prints a trace. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final Thread thread;
  private final Records records;
  private final @Nullable Invoked invoked;
  private final ByteArrayOutputStream[] unfinished = {
    new ByteArrayOutputStream(0), new ByteArrayOutputStream(0)
  };
  private final ByteArrayOutputStream trace = new ByteArrayOutputStream(0);
  private int traces;
  private int headline;
  private int traceStream;
  private @Nullable Throwable thrown;
  private @Nullable Thread releaser;
  private boolean closed;

  ThreadLines(Thread thread, Records records, @Nullable Invoked invoked) {
    this.thread = thread;
    this.records = records;
    this.invoked = invoked;
  }

  /** Gives false where this is closed, and another is needed. */
  synchronized boolean print(int stream, byte[] bytes, int length) {
    if (closed) {
      return false;
    }
    if (thrown != null && stream == traceStream && TraceLine.matches(bytes, length)) {
      trace.write(bytes, 0, length);
      if (trace.size() > Records.LARGEST) {
        releaseTrace();
      }
      return true;
    }
    releaseTrace();
    ByteArrayOutputStream line = unfinished[stream];
    line.write(bytes, 0, length);
    if (bytes[length - 1] == '\n' || line.size() > Records.LARGEST) {
      release(line);
    }
    return true;
  }

  /** As {@link #print}, of a throwable; what the line began with belongs to it. */
  synchronized boolean beginTrace(int stream, byte[] line, Throwable printed) {
    if (closed) {
      return false;
    }
    releaseTrace();
    byte[] before = unfinished[stream].toByteArray();
    unfinished[stream].reset();
    trace.write(before, 0, before.length);
    trace.write(line, 0, line.length);
    headline = trace.size();
    traceStream = stream;
    thrown = printed;
    traces++;
    return true;
  }

  /** Has the trace written once nobody holds the monitor, as {@code printStackTrace} does. */
  synchronized void releaseAfter(Object monitor, PrintedLines all) {
    int number = traces;
    try {
      releaser =
          Thread.ofVirtual()
              .name("lava-log")
              .start(
                  () -> {
                    synchronized (monitor) {
                      releaseTrace(number, all);
                    }
                  });
    } catch (OutOfMemoryError e) {
      releaser = null; // the end of the invocation will do
    }
  }

  private void releaseTrace(int number, PrintedLines all) {
    synchronized (this) {
      if (number != traces) {
        return; // it has been written, and another begun
      }
    }
    all.settle(thread, this);
  }

  /** Waits a moment for a trace that the thread may be printing right now. */
  void awaitTrace() {
    Thread waiting;
    synchronized (this) {
      waiting = thrown == null ? null : releaser;
    }
    if (waiting != null) {
      try {
        boolean unused = waiting.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  synchronized void releaseTrace() {
    Throwable printed = thrown;
    if (printed != null) {
      thrown = null;
      byte[] text = trace.toByteArray();
      trace.reset();
      records.trace(text, headline, printed, invoked);
    }
  }

  synchronized void releaseAll() {
    releaseTrace();
    release(unfinished[PrintedLines.OUT]);
    release(unfinished[PrintedLines.ERR]);
  }

  /** Closes this where it holds nothing. */
  synchronized boolean closeIfDone() {
    closed =
        thrown == null
            && unfinished[PrintedLines.OUT].size() == 0
            && unfinished[PrintedLines.ERR].size() == 0;
    return closed;
  }

  private void release(ByteArrayOutputStream line) {
    if (line.size() > 0) {
      byte[] bytes = line.toByteArray();
      line.reset();
      records.printed(bytes, bytes.length, invoked);
    }
  }
}
