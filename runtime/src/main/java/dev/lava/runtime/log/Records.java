package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lava.runtime.log.CurrentInvocation.Invoked;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as records. One that is larger than an event of CloudWatch Logs can be is split
 * into several, each well-formed; so however much is logged at once, a record's worth of it is all
 * that is held here.
 */
final class Records {
  /** CloudWatch Logs takes 256 KiB an event, of which it counts 26 bytes for itself. */
  static final int LARGEST = 256 * 1024 - 26;

  /** In characters, of which each takes a byte at least. */
  private static final int PART = LARGEST / 2;

  private final Layout layout;
  private final LogSink sink;

  Records(Layout layout, LogSink sink) {
    this.layout = layout;
    this.sink = sink;
  }

  /** Writes an event. */
  void write(LogEvent event) {
    String message = event.message();
    int size = message == null ? 0 : message.length();
    if (size <= LARGEST) {
      byte[] record = layout.record(event);
      if (record.length <= LARGEST || (size < 2 && event.thrown() == null)) {
        sink.write(event.level(), record);
        return;
      }
    }
    if (event.thrown() != null) {
      write(event.saying(message + ": " + StackTraceText.of(event.thrown())));
    } else if (message != null) {
      split(event, message, Math.min(PART, (size + 1) / 2));
    }
  }

  private void split(LogEvent event, String message, int part) {
    int size = message.length();
    int from = 0;
    while (from < size) {
      int to = Math.min(size, from + part);
      if (to < size && to > from + 1 && Character.isHighSurrogate(message.charAt(to - 1))) {
        to--;
      }
      write(event.saying(message.substring(from, to)));
      from = to;
    }
  }

  /** Writes what a layout of the function's own has made, unchanged where it is a record. */
  void formatted(LogLevel level, byte[] bytes, @Nullable Invoked invoked) {
    if (fits(bytes, 0, bytes.length)) {
      sink.write(level, bytes);
    } else {
      write(new LogEvent(level, text(bytes, 0, bytes.length), null, null, invoked));
    }
  }

  /** Writes what was printed at once: a record for each line that is one, another for the rest. */
  void printed(byte[] bytes, int length, @Nullable Invoked invoked) {
    if (fits(bytes, 0, length)) {
      sink.write(LogLevel.UNDEFINED, bytes, 0, length);
      return;
    }
    int from = 0;
    int to = line(bytes, from, length);
    while (from < length && fits(bytes, from, to)) {
      sink.write(LogLevel.UNDEFINED, bytes, from, to);
      from = to;
      to = line(bytes, from, length);
    }
    String rest = text(bytes, from, length);
    if (!rest.isEmpty()) {
      write(new LogEvent(LogLevel.UNDEFINED, rest, null, null, invoked));
    }
  }

  /**
   * Writes a trace that was printed.
   *
   * @param headline how many bytes come before the first frame
   */
  void trace(byte[] bytes, int headline, Throwable thrown, @Nullable Invoked invoked) {
    if (layout.isRecord(bytes, 0, bytes.length)) {
      printed(bytes, bytes.length, invoked);
    } else {
      write(new LogEvent(LogLevel.ERROR, text(bytes, 0, headline), null, thrown, invoked));
    }
  }

  private boolean fits(byte[] bytes, int from, int to) {
    return to - from <= LARGEST && layout.isRecord(bytes, from, to);
  }

  /** The line end of a last line is no part of a message. */
  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).stripTrailing();
  }

  /** Where the line ends that begins here. */
  private static int line(byte[] bytes, int from, int length) {
    int at = from;
    while (at < length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(length, at + 1);
  }
}
