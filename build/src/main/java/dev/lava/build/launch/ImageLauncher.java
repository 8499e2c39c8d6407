package dev.lava.build.launch;

import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.emulator.environment.FunctionProcess;
import dev.lava.image.ImageConfig;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Starts an image's entry point in a sandbox, as AWS Lambda starts a function's image: {@code
 * ENTRYPOINT}, {@code CMD}, {@code WORKDIR} and {@code ENV} count, everything else in the
 * configuration does not (AWS Lambda developer guide, "Create a Lambda function using a container
 * image", "Container image settings").
 *
 * @param root the image, unpacked; it is not written to
 * @param config the image's configuration
 * @param sandbox where it runs
 * @param memoryMegabytes the limit, where one is wanted and the sandbox can enforce it
 */
public record ImageLauncher(
    Path root, ImageConfig config, Sandbox sandbox, OptionalInt memoryMegabytes)
    implements FunctionLauncher {
  @Override
  public FunctionProcess launch(Map<String, String> environment) throws IOException {
    return new LaunchedFunction(sandbox.start(command(environment)));
  }

  /**
   * What is started for a process with these variables, which go before the image's own.
   *
   * @throws IOException where the image names no program
   */
  public SandboxCommand command(Map<String, String> environment) throws IOException {
    List<String> arguments =
        Stream.concat(config.entrypoint().stream(), config.command().stream()).toList();
    if (arguments.isEmpty()) {
      throw new IOException(
          "the image names no program to start: its configuration has neither Entrypoint nor Cmd; a function's image has both, such as [\"/lambda-entrypoint.sh\"] and [\"com.example.App::handleRequest\"]");
    }
    Map<String, String> all = new LinkedHashMap<>(config.environment());
    all.putAll(environment);
    String directory = config.workingDirectory().isEmpty() ? "/" : config.workingDirectory();
    return new SandboxCommand(root, false, arguments, all, directory, memoryMegabytes);
  }
}
