package dev.lava.bench.result;

import dev.lava.bench.contender.Kind;
import dev.lava.bench.measure.Sample;
import dev.lava.bench.statistics.Spread;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A contender's figures.
 *
 * @param kind which contender
 * @param samples one for each start, in the order of the rounds
 */
public record Measured(Kind kind, List<Sample> samples) {
  public Measured {
    samples = List.copyOf(samples);
  }

  /** From the start of the process to the answer of the first invocation, in milliseconds. */
  public Spread cold() {
    return of(Sample::coldMillis);
  }

  /** The part of it until the first event is asked for. */
  public Spread init() {
    return of(Sample::initMillis);
  }

  /** The other part of it: the first invocation. */
  public Spread first() {
    return of(Sample::firstMillis);
  }

  /** Resident memory at the end, in bytes. */
  public Spread memory() {
    return of(Sample::residentBytes);
  }

  /** Later invocations of all starts, in microseconds; empty where none were asked for. */
  public Optional<Spread> warm() {
    List<Double> all = samples.stream().flatMap(sample -> sample.warmMicros().stream()).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(Spread.of(all));
  }

  private Spread of(ToDoubleFunction<Sample> figure) {
    return Spread.of(samples.stream().map(figure::applyAsDouble).toList());
  }
}
