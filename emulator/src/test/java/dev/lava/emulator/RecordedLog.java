package dev.lava.emulator;

import dev.lava.emulator.log.LogLine;
import dev.lava.emulator.log.LogSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps the lines of a log. */
public final class RecordedLog implements LogSink {
  private final List<LogLine> lines = new ArrayList<>();

  @Override
  public synchronized void take(LogLine line) {
    lines.add(line);
  }

  /** All lines so far. */
  public synchronized List<LogLine> lines() {
    return List.copyOf(lines);
  }

  /** The text of all lines so far; request ids, which differ each time, are written ID. */
  public synchronized String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
  }
}
