package dev.lava.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Values of several rounds. */
final class Spread {
  private final double[] sorted;

  private Spread(double[] sorted) {
    this.sorted = sorted;
  }

  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(sorted);
  }

  double median() {
    return at(0.5);
  }

  private double at(double quantile) {
    return sorted[(int) Math.round(quantile * (sorted.length - 1))];
  }

  /** Median, and between which values the middle half lies. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%9.2f  (%.2f to %.2f)", median(), at(0.25), at(0.75));
  }
}
