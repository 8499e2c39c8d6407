package dev.lava.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a function is given to run with. */
final class FunctionOptions {
  @Option(
      names = "--env",
      paramLabel = "K=V",
      description = "an environment variable of the function; may be given more than once")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "512",
      description = "the function's memory (default: ${DEFAULT-VALUE})")
  private int memory;

  Map<String, String> variables() {
    return variables;
  }

  int memoryMegabytes() {
    return memory;
  }
}
