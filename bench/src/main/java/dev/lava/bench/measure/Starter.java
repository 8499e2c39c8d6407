package dev.lava.bench.measure;

import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import dev.lava.sandbox.SandboxedProcess;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts processes of functions, one at a time, and times them.
 *
 * @param sandbox where they run
 * @param event what they are given
 */
public record Starter(Sandbox sandbox, String event) {
  private static final int LAST_LINES = 12;

  /** Writing a cache takes a large function some seconds, on a busy machine many. */
  private static final int SECONDS_TO_END = 120;

  /** How a process is ended when it has answered. */
  private enum End {
    AT_ONCE,
    BY_SIGTERM
  }

  /** Whether what the sandbox itself takes is in the figures; see {@link Gate}. */
  public boolean countsTheSandbox() {
    return !sandbox.name().equals("namespace");
  }

  /**
   * Starts the command and measures it. Its root has a {@link Gate}.
   *
   * @param warm how many invocations follow the first
   * @throws FunctionFailedException where it does not answer all of them
   */
  public Sample measure(SandboxCommand command, int warm) throws IOException {
    return Sample.of(run(command, 1 + warm, End.AT_ONCE));
  }

  /**
   * Starts the command, has it answer, and lets it end by itself after SIGTERM, as a JVM must that
   * writes a cache.
   *
   * @throws FunctionFailedException where it does not answer, or does not end
   */
  public void train(SandboxCommand command, int invocations) throws IOException {
    run(command, invocations, End.BY_SIGTERM);
  }

  /**
   * Starts the command with more options for its JVM, and keeps what it says.
   *
   * @param javaOptions what {@code JAVA_TOOL_OPTIONS} gets, separated by spaces
   */
  public Observation observe(SandboxCommand command, String javaOptions) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>(command.environment());
    environment.merge(
        "JAVA_TOOL_OPTIONS", javaOptions, (before, options) -> before + " " + options);
    SandboxCommand telling =
        new SandboxCommand(
            command.root(),
            command.writable(),
            command.arguments(),
            environment,
            command.workingDirectory(),
            command.memoryMegabytes());
    // With a second invocation, what a process tells after the first is told by then.
    return Observation.of(run(telling, 2, End.AT_ONCE));
  }

  /**
   * Runs a command to its end that is no function.
   *
   * @throws FunctionFailedException where it fails
   */
  public void complete(SandboxCommand command) throws IOException {
    SandboxedProcess process = sandbox.start(command);
    try {
      Said said = new Said();
      said.listen(process.output());
      said.listen(process.errors());
      int status = exit(process);
      if (status != 0) {
        throw new FunctionFailedException(
            "%s ended with exit status %d%s"
                .formatted(command.arguments(), status, told(said.lines())));
      }
    } finally {
      process.kill();
    }
  }

  private Run run(SandboxCommand command, int invocations, End end) throws IOException {
    try (MeasuringApi api = new MeasuringApi(event, invocations);
        Gate gate = Gate.of(command.root())) {
      Said said = new Said();
      long before = System.nanoTime();
      SandboxedProcess process = sandbox.start(prepared(command, api.address()));
      try {
        long started = countsTheSandbox() ? before : gate.open(process.output());
        said.listen(process.output());
        said.listen(process.errors());
        Moments moments = api.serve(() -> process.exit().isDone());
        long resident = ResidentMemory.bytes(process);
        end(process, end);
        return new Run(started, moments, resident, said.lines());
      } catch (FunctionFailedException e) {
        process.kill();
        throw new FunctionFailedException(e.getMessage() + told(said.lines()));
      } finally {
        process.kill();
      }
    }
  }

  private SandboxCommand prepared(SandboxCommand command, String address) {
    Map<String, String> environment = new LinkedHashMap<>(command.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", address);
    return new SandboxCommand(
        command.root(),
        command.writable(),
        countsTheSandbox() ? command.arguments() : Gate.before(command.arguments()),
        environment,
        command.workingDirectory(),
        command.memoryMegabytes());
  }

  private static void end(SandboxedProcess process, End end) throws IOException {
    if (end == End.AT_ONCE) {
      process.kill();
    } else {
      process.terminate();
    }
    exit(process);
  }

  /** Waits for the end, and gives the exit status. */
  private static int exit(SandboxedProcess process) throws IOException {
    try {
      return process.exit().get(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new FunctionFailedException(
          "the process did not end within %d seconds of SIGTERM".formatted(SECONDS_TO_END));
    } catch (ExecutionException e) {
      throw new IOException("the end of a process could not be awaited", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process ended", e);
    }
  }

  private static String told(List<String> lines) {
    List<String> last = lines.stream().filter(line -> !line.isBlank()).toList();
    last = last.subList(Math.max(0, last.size() - LAST_LINES), last.size());
    return last.isEmpty() ? "" : "; it said:\n" + String.join("\n", last).indent(2).stripTrailing();
  }
}
