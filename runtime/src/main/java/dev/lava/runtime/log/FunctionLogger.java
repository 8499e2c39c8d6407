package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as text: unchanged, and with {@code [LEVEL] } before them where a level was
 * given. No line end is added, since callers bring theirs.
 *
 * <p>A message below the threshold is dropped; one without level never is.
 */
public final class FunctionLogger implements LambdaLogger {
  private final LogLevel threshold;

  /** Logs what is at or above a level. */
  public FunctionLogger(LogLevel threshold) {
    this.threshold = threshold;
  }

  /**
   * Logs as {@code AWS_LAMBDA_LOG_LEVEL} says; where it is unset, everything.
   *
   * @param problems told where it names no level
   */
  public static FunctionLogger of(Map<String, String> variables, List<String> problems) {
    String level = variables.get("AWS_LAMBDA_LOG_LEVEL");
    if (level == null || level.isEmpty()) {
      return new FunctionLogger(LogLevel.UNDEFINED);
    }
    try {
      return new FunctionLogger(LogLevel.valueOf(level.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      problems.add(
          "AWS_LAMBDA_LOG_LEVEL must be one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, but is '"
              + level
              + "'");
      return new FunctionLogger(LogLevel.UNDEFINED);
    }
  }

  /** What is logged on this thread from now on belongs to an invocation. */
  public void begin(String requestId, @Nullable String tenantId) {}

  /** The invocation of this thread is over; what was held back of its log is written. */
  public void end() {}

  @Override
  public void log(@Nullable String message) {
    write(String.valueOf(message).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void log(@Nullable String message, LogLevel level) {
    if (passes(level)) {
      String prefix = level == LogLevel.UNDEFINED ? "" : "[" + level.name() + "] ";
      write((prefix + message).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Logs bytes as they are; whoever made them has formatted them. */
  @Override
  public void log(byte @Nullable [] message) {
    write(message == null ? "null".getBytes(StandardCharsets.UTF_8) : message);
  }

  @Override
  public void log(byte @Nullable [] message, LogLevel level) {
    if (passes(level)) {
      log(message);
    }
  }

  /** Logs a failure: what was going on, and the exception with its causes. */
  public void failed(String what, Throwable thrown) {
    log(what + ": " + StackTraceText.of(thrown) + "\n");
  }

  private boolean passes(LogLevel level) {
    return level == LogLevel.UNDEFINED || level.compareTo(threshold) >= 0;
  }

  /** Goes through {@code System.out} as it is now, so that a function may redirect it. */
  private static void write(byte[] message) {
    PrintStream out = System.out;
    out.write(message, 0, message.length);
    out.flush();
  }
}
