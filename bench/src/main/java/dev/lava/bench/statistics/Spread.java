package dev.lava.bench.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Several values of one quantity. Quantiles between two values are interpolated, so that they mean
 * something for two values already.
 */
public final class Spread {
  private final double[] sorted;

  private Spread(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * The spread of these values.
   *
   * @throws IllegalArgumentException where there are none
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread is of one value at least; saw none");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Spread(sorted);
  }

  /** How many values there are. */
  public int size() {
    return sorted.length;
  }

  /** The values, the smallest first. */
  public List<Double> values() {
    return Arrays.stream(sorted).boxed().toList();
  }

  public double smallest() {
    return sorted[0];
  }

  public double largest() {
    return sorted[sorted.length - 1];
  }

  public double median() {
    return quantile(0.5);
  }

  /** A quarter of the values is smaller. */
  public double lowerQuartile() {
    return quantile(0.25);
  }

  /** A quarter of the values is larger. */
  public double upperQuartile() {
    return quantile(0.75);
  }

  /**
   * The value that a part of all values does not exceed.
   *
   * @param part from 0, the smallest, to 1, the largest
   */
  public double quantile(double part) {
    double at = part * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
