package dev.lava.cli;

import dev.lava.build.problem.BuildException;
import dev.lava.build.train.EventFiles;
import dev.lava.build.train.TrainingEvent;
import dev.lava.build.train.TrainingMode;
import dev.lava.build.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a build trains: {@code --train} and its details. */
final class TrainingOptions {
  @Option(
      names = "--train",
      paramLabel = "MODE",
      defaultValue = "try",
      description =
          "let the function's JVM learn before it is shipped: require (or the build fails), try, or off (default: ${DEFAULT-VALUE})")
  private String mode;

  @Option(
      names = "--events",
      paramLabel = "DIR",
      description =
          "what the function is invoked with in training, each *.json file an event (default: the directory events beside PATH, else a sample)")
  private @Nullable Path events;

  @Option(
      names = "--train-network",
      description = "let the function in training reach this machine's network")
  private boolean network;

  @Option(
      names = "--train-env",
      paramLabel = "K=V",
      description =
          "an environment variable of the function in training; may be given more than once")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Mixin private SandboxOption sandbox;

  /**
   * What the options ask for, with the events read.
   *
   * @param project the path that is built
   */
  TrainingSettings settings(Path project) throws BuildException, IOException {
    TrainingMode wanted = TrainingMode.parse(mode);
    List<TrainingEvent> read = events == null ? EventFiles.beside(project) : EventFiles.in(events);
    return new TrainingSettings(wanted, read, variables, network, sandbox.name());
  }
}
