package dev.lava.emulator.environment;

import java.time.Duration;
import java.util.Map;

/**
 * What an environment has to know of its function.
 *
 * @param memoryMegabytes the memory that it is configured for, in MiB
 * @param timeout how long an invocation may take
 * @param initLimit how long a process may take until it asks for its first invocation
 * @param variables the environment variables of its processes, but for the address of the Runtime
 *     API
 */
public record FunctionProfile(
    int memoryMegabytes, Duration timeout, Duration initLimit, Map<String, String> variables) {
  public FunctionProfile {
    variables = Map.copyOf(variables);
  }
}
