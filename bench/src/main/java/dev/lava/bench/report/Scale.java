package dev.lava.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * From values to places on a drawing: 0 is at the left.
 *
 * @param largest the largest value
 * @param left where 0 is
 * @param right where the end of the scale is
 */
record Scale(double largest, double left, double right) {
  private static final double[] NICE = {1, 2, 2.5, 5, 10};
  private static final int MOST_TICKS = 8;

  /** A scale that ends at the first tick which is not below the largest value. */
  static Scale of(double largest, double left, double right) {
    double step = step(largest);
    return new Scale(Math.max(step, step * Math.ceil(largest / step)), left, right);
  }

  double at(double value) {
    return left + (right - left) * value / largest;
  }

  /** Round values from 0 to the end. */
  List<Double> ticks() {
    double step = step(largest);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= largest * 1.000001; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /**
   * A line for each tick and its value below, as elements of SVG.
   *
   * @param height how far down the lines go
   */
  String grid(int height) {
    StringBuilder svg = new StringBuilder();
    for (double tick : ticks()) {
      svg.append(
          """
          <line class="grid" x1="%1$s" x2="%1$s" y1="0" y2="%2$d"/>
          <text class="tick" x="%1$s" y="%3$d">%4$s</text>
          """
              .formatted(
                  Figure.one(at(tick)),
                  height,
                  height + 18,
                  tick == Math.rint(tick) ? Figure.whole(tick) : Figure.one(tick)));
    }
    return svg.toString();
  }

  private static double step(double largest) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(largest, 1e-6) / MOST_TICKS)));
    for (double nice : NICE) {
      if (largest <= nice * power * MOST_TICKS) {
        return nice * power;
      }
    }
    return NICE[NICE.length - 1] * power;
  }
}
