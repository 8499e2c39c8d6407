package dev.lava.emulator.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines of text. A line longer than CloudWatch takes as one event is cut in two;
 * bytes that are no UTF-8 become replacement characters.
 */
final class LineSplitter {
  /** CloudWatch's limit for one log event, less the 26 bytes that it counts for each. */
  static final int LONGEST = 256 * 1024 - 26;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LineSplitter(Consumer<String> lines) {
    this.lines = lines;
  }

  void accept(byte[] bytes, int count) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        start = i + 1;
        emit();
      } else if (line.size() + i - start == LONGEST) {
        line.write(bytes, start, i - start);
        start = i;
        emit();
      }
    }
    line.write(bytes, start, count - start);
  }

  /** Takes what there is of an unfinished line as a line. */
  void flush() {
    if (line.size() > 0) {
      emit();
    }
  }

  private void emit() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
