package dev.lava.bench;

import java.util.Map;
import java.util.Optional;

/**
 * How a benchmark is done.
 *
 * @param runs how many starts of each contender count; one more goes before, which does not
 * @param warm how many invocations follow the first in each start
 * @param event what the function is given; where there is none, one is made up of the type that it
 *     takes
 * @param memoryMegabytes the function's memory
 * @param variables the function's environment variables, beside the image's own
 */
public record BenchmarkSettings(
    int runs,
    int warm,
    Optional<String> event,
    int memoryMegabytes,
    Map<String, String> variables) {
  private static final int SMALLEST_MEMORY = 128;
  private static final int LARGEST_MEMORY = 10_240;

  public BenchmarkSettings {
    variables = Map.copyOf(variables);
    if (runs < 1) {
      throw new IllegalArgumentException(
          "a benchmark has one run at least, such as --runs 9; saw " + runs);
    }
    if (warm < 0) {
      throw new IllegalArgumentException(
          "warm invocations are a number from 0 on, such as --warm 300; saw " + warm);
    }
    if (memoryMegabytes < SMALLEST_MEMORY || memoryMegabytes > LARGEST_MEMORY) {
      throw new IllegalArgumentException(
          "a function's memory is from %d to %d MB, such as --memory 512; saw %d"
              .formatted(SMALLEST_MEMORY, LARGEST_MEMORY, memoryMegabytes));
    }
  }
}
