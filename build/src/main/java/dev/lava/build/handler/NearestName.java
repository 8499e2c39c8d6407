package dev.lava.build.handler;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The name that was probably meant, by edit distance. */
final class NearestName {
  private NearestName() {}

  /**
   * The end of a message: the nearest name, or what there is, or nothing where there is nothing.
   */
  static String suggestion(String wanted, Collection<String> names) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    return names.stream()
        .min(
            Comparator.comparingInt(
                (String name) -> distance(lower, name.toLowerCase(Locale.ROOT))))
        .map(
            nearest ->
                distance(lower, nearest.toLowerCase(Locale.ROOT))
                        <= Math.max(2, wanted.length() / 3)
                    ? "; did you mean '%s'?".formatted(nearest)
                    : "; there is '%s'".formatted(nearest))
        .orElse("");
  }

  /** Levenshtein's distance: insertions, deletions and replacements. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
