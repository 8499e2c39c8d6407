package dev.lava.bench.contender;

import dev.lava.image.ImageConfig;
import dev.lava.sandbox.SandboxCommand;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a function finds around it, the same for all contenders: the image's variables, those that
 * AWS Lambda sets ("Defined runtime environment variables"), and the user's.
 *
 * @param config the image's configuration
 * @param memoryMegabytes the function's memory
 * @param variables the user's own
 */
public record FunctionEnvironment(
    ImageConfig config, int memoryMegabytes, Map<String, String> variables) {
  public FunctionEnvironment {
    variables = Map.copyOf(variables);
  }

  /** The command that starts this in a root which is not written to. */
  SandboxCommand command(Path root, String directory, List<String> arguments) {
    return command(root, directory, arguments, false);
  }

  /** The command that starts this in a root. */
  SandboxCommand command(Path root, String directory, List<String> arguments, boolean writable) {
    return new SandboxCommand(
        root, writable, arguments, all(), directory, OptionalInt.of(memoryMegabytes));
  }

  private Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("PATH", "/var/lang/bin:/usr/local/bin:/usr/bin:/bin");
    all.putAll(config.environment());
    all.put("AWS_LAMBDA_FUNCTION_NAME", "function");
    all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMegabytes));
    all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/function");
    all.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]0000000000000000");
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    all.put("AWS_REGION", "us-east-1");
    all.put("AWS_DEFAULT_REGION", "us-east-1");
    all.put("LAMBDA_TASK_ROOT", "/var/task");
    all.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    all.putAll(variables);
    return all;
  }
}
