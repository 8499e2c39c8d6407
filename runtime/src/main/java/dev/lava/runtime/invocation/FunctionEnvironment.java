package dev.lava.runtime.invocation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says about the function, the same for every invocation.
 *
 * @param functionName {@code AWS_LAMBDA_FUNCTION_NAME}
 * @param functionVersion {@code AWS_LAMBDA_FUNCTION_VERSION}
 * @param memoryMegabytes {@code AWS_LAMBDA_FUNCTION_MEMORY_SIZE}; 128, Lambda's least, where unset
 * @param logGroup {@code AWS_LAMBDA_LOG_GROUP_NAME}
 * @param logStream {@code AWS_LAMBDA_LOG_STREAM_NAME}
 */
public record FunctionEnvironment(
    @Nullable String functionName,
    @Nullable String functionVersion,
    int memoryMegabytes,
    @Nullable String logGroup,
    @Nullable String logStream) {
  private static final int LEAST_MEMORY = 128;

  /**
   * Read from environment variables.
   *
   * @param problems told where the memory size is no number
   */
  public static FunctionEnvironment of(Map<String, String> variables, List<String> problems) {
    return new FunctionEnvironment(
        variables.get("AWS_LAMBDA_FUNCTION_NAME"),
        variables.get("AWS_LAMBDA_FUNCTION_VERSION"),
        memory(variables.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), problems),
        variables.get("AWS_LAMBDA_LOG_GROUP_NAME"),
        variables.get("AWS_LAMBDA_LOG_STREAM_NAME"));
  }

  private static int memory(@Nullable String size, List<String> problems) {
    if (size == null || size.isEmpty()) {
      return LEAST_MEMORY;
    }
    try {
      return Integer.parseInt(size);
    } catch (NumberFormatException e) {
      problems.add(
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE must be a number of megabytes, such as 512, but is '"
              + size
              + "'");
      return LEAST_MEMORY;
    }
  }
}
