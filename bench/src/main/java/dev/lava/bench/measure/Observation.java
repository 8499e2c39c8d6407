package dev.lava.bench.measure;

import java.util.List;

/**
 * A start that was made to tell about itself. All moments are by {@link System#nanoTime}.
 *
 * @param started when the process was let go
 * @param asked when it asked for its first event
 * @param sent when that had been sent
 * @param answered when the answer was there
 * @param said what it wrote to standard output and standard error
 */
public record Observation(long started, long asked, long sent, long answered, List<String> said) {
  public Observation {
    said = List.copyOf(said);
  }

  static Observation of(Run run) {
    Moments moments = run.moments();
    return new Observation(
        run.started(),
        moments.asked(),
        moments.sent().getFirst(),
        moments.answered().getFirst(),
        run.said());
  }
}
