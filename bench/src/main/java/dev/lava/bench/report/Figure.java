package dev.lava.bench.report;

import java.util.Locale;

/** Numbers as the page shows them. */
final class Figure {
  private Figure() {}

  static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
