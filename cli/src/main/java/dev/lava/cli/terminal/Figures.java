package dev.lava.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times as people read them, in the same form everywhere. */
public final class Figures {
  private Figures() {}

  /** Decimal units, as registries count: {@code 812 B}, {@code 4.2 KB}, {@code 33.6 MB}. */
  public static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f KB", bytes / 1e3);
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** {@code 0.84 ms}, {@code 153 ms}, {@code 2.4 s}, {@code 3 min 5 s}. */
  public static String duration(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    if (millis < 10) {
      return String.format(Locale.ROOT, "%.2f ms", millis);
    }
    if (millis < 1_000) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    if (duration.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }
    return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
