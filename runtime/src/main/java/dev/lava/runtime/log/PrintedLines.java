package dev.lava.runtime.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the threads of the process are printing. Each has its own unfinished lines, so that those of
 * several never mix.
 *
 * <pre>
 *   print("a\nb\n"), println("a\nb"), write(…\n)   one record: what is printed at once belongs together
 *   print("a"), print("b"), println()              one record, once the line ends
 *   printStackTrace()                              one record, although it prints line by line
 * </pre>
 *
 * <p>A trace begins where a throwable is printed, and goes on as long as the thread prints lines
 * such as a trace has. It is written when the thread prints or logs something else; when {@code
 * printStackTrace} is through, which holds the monitor of its stream meanwhile; and at the end of
 * the invocation or of the process, like lines that were not finished by then.
 */
final class PrintedLines {
  static final int OUT = 0;
  static final int ERR = 1;

  private final Map<Thread, ThreadLines> threads = new ConcurrentHashMap<>();
  private final Records records;
  private final CurrentInvocation current;

  PrintedLines(Records records, CurrentInvocation current) {
    this.records = records;
    this.current = current;
  }

  /** Prints some bytes on a stream. */
  void print(int stream, byte[] bytes, int length) {
    if (length == 0) {
      return;
    }
    Thread thread = Thread.currentThread();
    ThreadLines lines = threads.get(thread);
    if (lines == null && bytes[length - 1] == '\n') {
      records.printed(bytes, length, current.invoked());
      return;
    }
    while (lines == null || !lines.print(stream, bytes, length)) {
      lines = begin(thread);
    }
    forgetIfDone(thread, lines);
  }

  /** Prints a throwable as a line, of a trace perhaps. */
  void print(int stream, byte[] line, Throwable thrown, Object monitor) {
    Thread thread = Thread.currentThread();
    ThreadLines lines = threads.get(thread);
    while (lines == null || !lines.beginTrace(stream, line, thrown)) {
      lines = begin(thread);
    }
    lines.releaseAfter(monitor, this);
  }

  /** Writes the trace that this thread has printed, if there is one. */
  void settle() {
    Thread thread = Thread.currentThread();
    ThreadLines lines = threads.get(thread);
    if (lines != null) {
      settle(thread, lines);
    }
  }

  void settle(Thread thread, ThreadLines lines) {
    lines.releaseTrace();
    forgetIfDone(thread, lines);
  }

  /** The invocation of this thread is over, and with it all threads' where there is but one. */
  void end() {
    if (threads.isEmpty()) {
      return;
    }
    Thread own = Thread.currentThread();
    for (Map.Entry<Thread, ThreadLines> entry : threads.entrySet()) {
      Thread thread = entry.getKey();
      if (thread.equals(own) || !current.isShared() || !thread.isAlive()) {
        entry.getValue().awaitTrace();
        release(thread, entry.getValue());
      }
    }
  }

  /** Writes all there is. */
  void releaseAll() {
    for (Map.Entry<Thread, ThreadLines> entry : threads.entrySet()) {
      release(entry.getKey(), entry.getValue());
    }
  }

  private void release(Thread thread, ThreadLines lines) {
    lines.releaseAll();
    forgetIfDone(thread, lines);
  }

  private ThreadLines begin(Thread thread) {
    ThreadLines lines = new ThreadLines(thread, records, current.invoked());
    threads.put(thread, lines);
    return lines;
  }

  private void forgetIfDone(Thread thread, ThreadLines lines) {
    if (lines.closeIfDone()) {
      threads.remove(thread, lines);
    }
  }
}
