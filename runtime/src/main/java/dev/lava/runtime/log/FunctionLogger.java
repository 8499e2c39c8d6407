package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntimeInternal;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The log of a function. This is the one that Lambda asks for by default, and nothing is wrapped
 * for it: messages go to the standard output as text, unchanged, and with {@code [LEVEL] } before
 * them where a level was given. No line end is added, since callers bring theirs. {@link
 * RecordLogger} is the other.
 *
 * <p>A message below the threshold is dropped; one without level never is.
 */
public sealed class FunctionLogger implements LambdaLogger permits RecordLogger {
  static final String TELEMETRY = "_LAMBDA_TELEMETRY_LOG_FD";

  private final LogLevel threshold;

  /** Logs what is at or above a level. */
  public FunctionLogger(LogLevel threshold) {
    this.threshold = threshold;
  }

  /**
   * The log that {@code AWS_LAMBDA_LOG_FORMAT}, {@code AWS_LAMBDA_LOG_LEVEL} and {@code
   * _LAMBDA_TELEMETRY_LOG_FD} ask for; where they are unset, all of it as text on the standard
   * output.
   *
   * @param shared whether several invocations are answered at once
   * @param problems told where one has no such value
   */
  public static FunctionLogger of(
      Map<String, String> variables, boolean shared, List<String> problems) {
    LogLevel threshold = threshold(variables.get("AWS_LAMBDA_LOG_LEVEL"), problems);
    boolean json = isJson(variables.get("AWS_LAMBDA_LOG_FORMAT"), problems);
    String descriptor = variables.get(TELEMETRY);
    return json || (descriptor != null && !descriptor.isEmpty())
        ? RecordLogger.of(variables, threshold, json, shared)
        : new FunctionLogger(threshold);
  }

  private static LogLevel threshold(@Nullable String level, List<String> problems) {
    if (level == null || level.isEmpty()) {
      return LogLevel.UNDEFINED;
    }
    try {
      return LogLevel.valueOf(level.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add(
          "AWS_LAMBDA_LOG_LEVEL must be one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, but is '"
              + level
              + "'");
      return LogLevel.UNDEFINED;
    }
  }

  private static boolean isJson(@Nullable String format, List<String> problems) {
    boolean json = format != null && format.equalsIgnoreCase("JSON");
    if (!json && format != null && !format.isEmpty() && !format.equalsIgnoreCase("TEXT")) {
      problems.add("AWS_LAMBDA_LOG_FORMAT must be TEXT or JSON, but is '" + format + "'");
    }
    return json;
  }

  /** From now on what is printed on the standard streams is part of the log. */
  public void capture() {}

  /** What is logged on this thread from now on belongs to an invocation. */
  public void begin(String requestId, @Nullable String tenantId) {
    if (LambdaRuntimeInternal.getUseLog4jAppender()) {
      Log4jContext.put(requestId);
    }
  }

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

  /** Whether something is serious enough. */
  final boolean passes(LogLevel level) {
    return level == LogLevel.UNDEFINED || level.compareTo(threshold) >= 0;
  }

  /** Goes through {@code System.out} as it is now, so that a function may redirect it. */
  private static void write(byte[] message) {
    PrintStream out = System.out;
    out.write(message, 0, message.length);
    out.flush();
  }
}
