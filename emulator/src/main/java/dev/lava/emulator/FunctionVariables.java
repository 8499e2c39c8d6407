package dev.lava.emulator;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The environment variables of a function's process: which ones Lambda sets, and which ones a user
 * may. From AWS's page "Working with Lambda environment variables" (defined runtime environment
 * variables).
 */
final class FunctionVariables {
  /** What a user's variables may take together, names and values, in bytes. */
  static final int MAXIMUM_SIZE = 4096;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

  private static final Set<String> RESERVED =
      Set.of(
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "LAMBDA_RUNTIME_DIR",
          "LAMBDA_TASK_ROOT");

  private FunctionVariables() {}

  /** What is wrong with a variable that a user sets, if anything. */
  static Optional<String> problemWith(String name, String value) {
    if (RESERVED.contains(name)) {
      return Optional.of(
          "environment variable %s: AWS sets it itself and reserves its name; choose another"
              .formatted(name));
    }
    if (!NAME.matcher(name).matches()) {
      return Optional.of(
          "environment variable '%s': a name is a letter and at least one more letter, digit or '_', such as TABLE_NAME"
              .formatted(name));
    }
    if (value.indexOf('\0') >= 0) {
      return Optional.of(
          "environment variable %s: its value holds a NUL character, which no process can be given"
              .formatted(name));
    }
    return Optional.empty();
  }

  /** What a user's variables take together, as AWS counts them. */
  static int size(Map<String, String> variables) {
    return variables.entrySet().stream()
        .mapToInt(
            variable ->
                variable.getKey().getBytes(StandardCharsets.UTF_8).length
                    + variable.getValue().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** All the variables of a process but the address of its Runtime API. */
  static Map<String, String> of(FunctionSettings function, String logStream) {
    Map<String, String> variables = new HashMap<>();
    variables.put("TZ", ":UTC");
    variables.putAll(function.imageEnvironment());
    variables.putAll(function.environment());
    function
        .handler()
        .ifPresentOrElse(
            handler -> variables.put("_HANDLER", handler),
            () -> variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_Image"));
    variables.put("AWS_DEFAULT_REGION", function.region());
    variables.put("AWS_REGION", function.region());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
    function
        .credentials()
        .ifPresent(
            credentials -> {
              variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
              variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
              variables.put("AWS_SESSION_TOKEN", credentials.sessionToken());
            });
    return Map.copyOf(variables);
  }
}
