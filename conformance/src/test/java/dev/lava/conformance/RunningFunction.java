package dev.lava.conformance;

import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.emulator.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A function under the emulator, in as many processes as it takes. */
final class RunningFunction implements AutoCloseable {
  private final Emulator emulator;
  private final AtomicLong logged;

  private RunningFunction(Emulator emulator, AtomicLong logged) {
    this.emulator = emulator;
    this.logged = logged;
  }

  /** A function among the tests' own classes. */
  static RunningFunction start(FunctionRuntime runtime, String handler) {
    JvmLauncher launcher = new JvmLauncher(runtime, handler, List.of());
    return start(launcher, Duration.ofMinutes(1), Map.of());
  }

  /**
   * Any function.
   *
   * @param timeout how long an invocation may take
   * @param environment its own environment variables
   */
  static RunningFunction start(
      JvmLauncher launcher, Duration timeout, Map<String, String> environment) {
    AtomicLong logged = new AtomicLong();
    FunctionSettings settings =
        FunctionSettings.of("probe")
            .withMemoryMegabytes(256)
            .withTimeout(timeout)
            .withEnvironment(environment);
    EmulatorOptions options =
        EmulatorOptions.defaults().withLogs(line -> logged.addAndGet(line.text().length()));
    return new RunningFunction(Emulator.start(settings, launcher, options), logged);
  }

  InvocationResult invoke(String event) {
    return emulator.invoke(event.getBytes(StandardCharsets.UTF_8));
  }

  /** The response, or the error; request ids, which differ each time, are written ID. */
  String answer(String event) {
    return invoke(event)
        .payload()
        .text()
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll(",\"stackTrace\":.*", "}");
  }

  /** How many characters all processes have logged. */
  long logged() {
    return logged.get();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
