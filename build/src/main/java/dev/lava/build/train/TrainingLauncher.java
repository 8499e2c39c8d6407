package dev.lava.build.train;

import dev.lava.build.launch.ImageLauncher;
import dev.lava.build.launch.LaunchedFunction;
import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.emulator.environment.FunctionProcess;
import dev.lava.sandbox.Network;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import dev.lava.sandbox.SandboxedProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts an image's entry point so that its JVM writes a cache when it ends. Only the first process
 * is trained: where it is lost, the emulator starts another, which is to say what went wrong and
 * not to write over what the first has learned.
 *
 * <p>The JVM gets a telemetry descriptor, as on the platform, so that the cache holds the classes
 * that write to it; it leads to the standard output.
 */
final class TrainingLauncher implements FunctionLauncher {
  private static final String CACHE_OUTPUT = "LAVA_CACHE_OUTPUT";
  private static final String TELEMETRY = "_LAMBDA_TELEMETRY_LOG_FD";
  private static final String DESCRIPTOR = "9";

  /** Opens the descriptor and becomes the command. */
  private static final List<String> WITH_DESCRIPTOR =
      List.of("/bin/sh", "-c", "exec " + DESCRIPTOR + ">&1; exec \"$@\"", "lava-training");

  private final ImageLauncher image;
  private final Sandbox sandbox;
  private final String cache;
  private final boolean network;
  private final List<FunctionProcess> started = new ArrayList<>();
  private boolean closed;

  /**
   * @param image says how the image is started; its root is written to
   * @param cache where the JVM writes the cache, absolute in the image
   * @param network whether the function reaches the host's network
   */
  TrainingLauncher(ImageLauncher image, Sandbox sandbox, String cache, boolean network) {
    this.image = image;
    this.sandbox = sandbox;
    this.cache = cache;
    this.network = network;
  }

  @Override
  public synchronized FunctionProcess launch(Map<String, String> environment) throws IOException {
    if (closed) {
      throw new IOException("training has ended");
    }
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.put(TELEMETRY, DESCRIPTOR);
    if (started.isEmpty()) {
      variables.put(CACHE_OUTPUT, cache);
    }
    SandboxCommand plain = image.command(variables);
    SandboxCommand command =
        new SandboxCommand(
            plain.root(),
            true,
            Stream.concat(WITH_DESCRIPTOR.stream(), plain.arguments().stream()).toList(),
            plain.environment(),
            plain.workingDirectory(),
            plain.memoryMegabytes(),
            network(environment));
    SandboxedProcess sandboxed = sandbox.start(command);
    FunctionProcess process =
        new LaunchedFunction(sandboxed, new TelemetryFrames(sandboxed.output()));
    started.add(process);
    return process;
  }

  private Network network(Map<String, String> environment) {
    if (network) {
      return Network.HOST;
    }
    String api = environment.getOrDefault("AWS_LAMBDA_RUNTIME_API", "");
    return new Network.OnlyPort(Integer.parseInt(api.substring(api.lastIndexOf(':') + 1)));
  }

  /** The process that writes the cache, once it was started. */
  synchronized Optional<FunctionProcess> trained() {
    return started.stream().findFirst();
  }

  /** Whether the process that writes the cache is lost. */
  synchronized boolean lost() {
    return started.size() > 1 || (!started.isEmpty() && started.getFirst().exit().isDone());
  }

  /** Ends all of it at once; nothing is started afterwards. */
  synchronized void kill() {
    closed = true;
    started.forEach(FunctionProcess::kill);
  }
}
