package dev.lava.build.train;

import dev.lava.emulator.log.LogLine;
import dev.lava.emulator.log.LogSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a training has to know of the log: the function's last lines, and that it took an event. */
final class FunctionLog implements LogSink {
  /** Enough for a stack trace's beginning, or the line before a process ended. */
  private static final int LINES = 20;

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

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
