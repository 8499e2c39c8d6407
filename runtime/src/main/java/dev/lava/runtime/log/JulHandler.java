package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Hands what {@code java.util.logging} says to the function's log, with its level and logger. */
public final class JulHandler extends Handler {
  private final SimpleFormatter formatter = new SimpleFormatter();

  /** For {@code LogManager}, which makes handlers by their names. */
  public JulHandler() {}

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    if (LambdaRuntime.getLogger() instanceof RecordLogger logger) {
      logger.log(
          level(record.getLevel()),
          formatter.formatMessage(record),
          record.getLoggerName(),
          record.getThrown());
    } else {
      // The function brings another version of aws-lambda-java-core, whose logger stays.
      System.err.print(formatter.format(record));
    }
  }

  private static LogLevel level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return LogLevel.ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return LogLevel.WARN;
    }
    if (value >= Level.INFO.intValue()) {
      return LogLevel.INFO;
    }
    return value >= Level.FINE.intValue() ? LogLevel.DEBUG : LogLevel.TRACE;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
