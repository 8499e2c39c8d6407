package dev.lava.image.recipe;

import java.util.Collection;
import java.util.Comparator;

/** Guesses which of the known words was meant by an unknown one. */
final class Nearest {
  private Nearest() {}

  /** {@code "; did you mean 'names'?"}, or just a full stop where no known word is near enough. */
  static String hint(String seen, Collection<String> known) {
    return known.stream()
        .filter(
            word -> distance(seen, word) <= Math.max(1, Math.min(seen.length(), word.length()) / 3))
        .min(Comparator.comparingInt(word -> distance(seen, word)))
        .map("; did you mean '%s'?"::formatted)
        .orElse(".");
  }

  /** How many letters must be put in, taken out, changed, or swapped with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
