package dev.lava.build.train;

import dev.lava.emulator.log.LogLine;
import dev.lava.emulator.log.LogSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a training has to know of the log: the function's last lines, and that it took an event. */
final class FunctionLog implements LogSink {
  /** Enough for what the JVM says at its end and, before it, the beginning of a stack trace. */
  private static final int LINES = 40;

  /** What the JVM says of its cache begins with the classes that it leaves out. */
  private static final String AT_THE_END = "][aot";

  private final Deque<String> lines = new ArrayDeque<>();
  private boolean begun;

  @Override
  public synchronized void take(LogLine line) {
    if (line.source() == LogLine.Source.PLATFORM) {
      begun |= line.text().startsWith("START ");
    } else {
      lines.addLast(line.text());
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }

  /** Forgets them. */
  synchronized void begin() {
    lines.clear();
  }

  /** Whether an invocation has begun, which is after the init. */
  synchronized boolean begun() {
    return begun;
  }

  /** The function's own. */
  synchronized List<String> lines() {
    return lines.stream().takeWhile(line -> !line.contains(AT_THE_END)).toList();
  }

  /** Those of the JVM too, which tells at its end how the cache is written. */
  synchronized List<String> all() {
    return List.copyOf(lines);
  }
}
