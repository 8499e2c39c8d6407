package dev.lava.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * One start of a process and the invocations that followed.
 *
 * @param initMillis from the start of the process until it asks for its first event
 * @param firstMillis from having sent that event until the answer is there
 * @param warmMicros the same of each further event
 * @param residentBytes what of the process is in memory when it has answered the last
 * @param answer the last answer, as text
 */
public record Sample(
    double initMillis,
    double firstMillis,
    List<Double> warmMicros,
    long residentBytes,
    String answer) {
  public Sample {
    warmMicros = List.copyOf(warmMicros);
  }

  /** From the start of the process to the answer of its first invocation. */
  public double coldMillis() {
    return initMillis + firstMillis;
  }

  static Sample of(Run run) {
    Moments moments = run.moments();
    List<Double> micros = new ArrayList<>();
    for (int i = 0; i < moments.sent().size(); i++) {
      micros.add((moments.answered().get(i) - moments.sent().get(i)) / 1e3);
    }
    return new Sample(
        (moments.asked() - run.started()) / 1e6,
        micros.getFirst() / 1e3,
        micros.subList(1, micros.size()),
        run.residentBytes(),
        moments.answer());
  }
}
