package dev.lava.runtime.log;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records: JSON, or frames of the telemetry descriptor, or both. What is printed on the
 * standard streams becomes records as well, and so does what {@code java.util.logging} says where
 * records are JSON.
 */
final class RecordLogger extends FunctionLogger {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

  private final boolean json;
  private final Records records;
  private final CurrentInvocation current;
  private final PrintedLines printed;

  /** Composed by hand. */
  RecordLogger(LogLevel threshold, boolean json, Records records, CurrentInvocation current) {
    super(threshold);
    this.json = json;
    this.records = records;
    this.current = current;
    this.printed = new PrintedLines(records, current);
  }

  /**
   * Composed as the environment asks for. The type is the caller's: the JVM would load this class
   * to prove that one is the other, even where no record is asked for.
   */
  static FunctionLogger of(
      Map<String, String> variables, LogLevel threshold, boolean json, boolean shared) {
    LogSink sink = new StandardOutput(System.out);
    String descriptor = variables.get(TELEMETRY);
    if (descriptor != null && !descriptor.isEmpty()) {
      sink = TelemetryDescriptor.open(descriptor, !json, sink, System.err);
    }
    Layout layout = json ? new JsonLayout() : new TextLayout();
    return new RecordLogger(
        threshold, json, new Records(layout, sink), new CurrentInvocation(shared));
  }

  @Override
  public void capture() {
    System.setOut(new CapturedStream(printed, PrintedLines.OUT));
    System.setErr(new CapturedStream(printed, PrintedLines.ERR));
    if (json) {
      JulConfiguration.announce();
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread("lava-log") {
              @Override
              public void run() {
                printed.releaseAll();
              }
            });
  }

  @Override
  public void begin(String requestId, @Nullable String tenantId) {
    super.begin(requestId, tenantId);
    current.begin(requestId, tenantId);
  }

  @Override
  public void end() {
    printed.end();
    current.end();
  }

  @Override
  public void log(@Nullable String message) {
    log(message, LogLevel.UNDEFINED);
  }

  @Override
  public void log(@Nullable String message, LogLevel level) {
    log(level, message, null, null);
  }

  @Override
  public void log(byte @Nullable [] message) {
    log(message, LogLevel.UNDEFINED);
  }

  @Override
  public void log(byte @Nullable [] message, LogLevel level) {
    if (passes(level)) {
      printed.settle();
      records.formatted(level, message == null ? NULL : message, current.invoked());
    }
  }

  @Override
  public void failed(String what, Throwable thrown) {
    log(json ? LogLevel.ERROR : LogLevel.UNDEFINED, what, null, thrown);
  }

  /** Logs what a logger of the function's says. */
  void log(
      LogLevel level,
      @Nullable String message,
      @Nullable String logger,
      @Nullable Throwable thrown) {
    if (passes(level)) {
      printed.settle();
      records.write(new LogEvent(level, message, logger, thrown, current.invoked()));
    }
  }
}
