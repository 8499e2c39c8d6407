package dev.lava.image.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names by how near they are to one that was written, capitals or not. */
public final class Spelling {
  private Spelling() {}

  /** {@code "; did you mean 'names'?"}, or nothing where no known name is near enough. */
  public static String hint(String seen, Collection<String> known) {
    return closest(seen, known)
        .filter(name -> isNear(seen, name))
        .map("; did you mean '%s'?"::formatted)
        .orElse("");
  }

  /** The hint as the end of a sentence: a full stop where there is none. */
  public static String ending(String seen, Collection<String> known) {
    String hint = hint(seen, known);
    return hint.isEmpty() ? "." : hint;
  }

  /** The known name that is closest, however far; of several the first in the alphabet. */
  public static Optional<String> closest(String seen, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> distance(seen, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Whether a name may well have been meant: up to a third of its letters are otherwise. */
  public static boolean isNear(String seen, String name) {
    int shorter = Math.min(seen.length(), name.length());
    return distance(seen, name) <= Math.max(1, shorter / 3);
  }

  /** How many letters must be put in, taken out, changed, or swapped with their neighbour. */
  private static int distance(String seen, String name) {
    String a = seen.toLowerCase(Locale.ROOT);
    String b = name.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cost(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cost(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
