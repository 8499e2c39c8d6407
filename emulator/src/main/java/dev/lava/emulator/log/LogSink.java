package dev.lava.emulator.log;

/**
 * Takes the lines of a function's log. The lines of one stream come in order, one at a time; lines
 * of different streams may come from several threads at once. Must return quickly and must not
 * throw: the function waits for it.
 */
@FunctionalInterface
public interface LogSink {
  /** Drops every line. */
  LogSink SILENT = line -> {};

  /** Takes the next line. */
  void take(LogLine line);
}
