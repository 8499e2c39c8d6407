package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;

/** The message, behind its level in brackets where it has one. Any bytes are such a record. */
final class TextLayout implements Layout {
  @Override
  public byte[] record(LogEvent event) {
    String text = event.level() == LogLevel.UNDEFINED ? "" : "[" + event.level().name() + "] ";
    text += event.message();
    if (event.thrown() != null) {
      text += ": " + StackTraceText.of(event.thrown()) + "\n";
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean isRecord(byte[] bytes, int from, int to) {
    return true;
  }
}
