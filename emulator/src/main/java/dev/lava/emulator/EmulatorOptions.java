package dev.lava.emulator;

import dev.lava.emulator.log.LogSink;
import java.time.Duration;

/**
 * How the emulator itself behaves, whatever the function.
 *
 * @param port where the Invoke API listens on the loopback address; 0 takes any free port
 * @param logs takes the function's log
 * @param patience how long an invocation may wait for an environment while all are busy; zero
 *     refuses it at once, as AWS does
 * @param initLimit how long a process may take until it asks for its first invocation; after that
 *     it is ended, and init is repeated inside of the invocation
 * @param shutdownGrace how long {@link Emulator#close()} lets the processes end by themselves after
 *     asking them to; zero ends them at once, as AWS does where a function has no extension
 */
public record EmulatorOptions(
    int port, LogSink logs, Duration patience, Duration initLimit, Duration shutdownGrace) {
  public EmulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port %d: a port is a number from 0 (any free one) to 65535".formatted(port));
    }
    if (initLimit.isNegative() || initLimit.isZero()) {
      throw new IllegalArgumentException(
          "init limit %s: a process needs some time to start, such as PT10S".formatted(initLimit));
    }
    if (patience.isNegative() || shutdownGrace.isNegative()) {
      throw new IllegalArgumentException(
          "patience %s, shutdown grace %s: neither may be negative"
              .formatted(patience, shutdownGrace));
    }
  }

  /** Any free port, no log, no waiting; ten seconds for init, as AWS has it. */
  public static EmulatorOptions defaults() {
    return new EmulatorOptions(
        0, LogSink.SILENT, Duration.ZERO, Duration.ofSeconds(10), Duration.ZERO);
  }

  /** The same with another port. */
  public EmulatorOptions withPort(int port) {
    return new EmulatorOptions(port, logs, patience, initLimit, shutdownGrace);
  }

  /** The same with another taker of the log. */
  public EmulatorOptions withLogs(LogSink logs) {
    return new EmulatorOptions(port, logs, patience, initLimit, shutdownGrace);
  }

  /** The same with another patience. */
  public EmulatorOptions withPatience(Duration patience) {
    return new EmulatorOptions(port, logs, patience, initLimit, shutdownGrace);
  }

  /** The same with another limit of the init. */
  public EmulatorOptions withInitLimit(Duration initLimit) {
    return new EmulatorOptions(port, logs, patience, initLimit, shutdownGrace);
  }

  /** The same with another shutdown grace. */
  public EmulatorOptions withShutdownGrace(Duration shutdownGrace) {
    return new EmulatorOptions(port, logs, patience, initLimit, shutdownGrace);
  }
}
