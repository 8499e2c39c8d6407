package dev.lava.cli;

import dev.lava.emulator.Emulator;
import dev.lava.emulator.InvocationResult;
import dev.lava.emulator.environment.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a function takes, as the emulator's REPORT lines say: a few cold starts and many warm
 * invocations. A first impression, not a benchmark: nothing is compared, and machines are noisy.
 *
 * @param cold from the start of the process to the response of its first invocation, the median
 * @param warm an invocation in an environment that has answered before, the median
 */
record Trial(Duration cold, Duration warm) {
  private static final int COLD_STARTS = 3;
  private static final int WARM_INVOCATIONS = 150;

  /** Starts the function under an emulator; each call starts another. */
  @FunctionalInterface
  interface Start {
    Emulator start() throws IOException;
  }

  static Trial of(Start start, byte[] event) throws IOException {
    List<Duration> cold = new ArrayList<>();
    List<Duration> warm = new ArrayList<>();
    for (int i = 0; i < COLD_STARTS; i++) {
      try (Emulator emulator = start.start()) {
        Report first = report(emulator.invoke(event));
        cold.add(first.duration().plus(first.initDuration().orElse(Duration.ZERO)));
        for (int j = 0; j < WARM_INVOCATIONS / COLD_STARTS; j++) {
          warm.add(report(emulator.invoke(event)).duration());
        }
      }
    }
    return new Trial(median(cold), median(warm));
  }

  private static Report report(InvocationResult result) throws IOException {
    if (result.functionError().isPresent()) {
      throw new IOException(
          "the function answered with an error: %s%nIts log:%n%s"
              .formatted(result.payload(), result.logTail()));
    }
    return result.report();
  }

  private static Duration median(List<Duration> durations) {
    return durations.stream().sorted().skip(durations.size() / 2).findFirst().orElseThrow();
  }
}
