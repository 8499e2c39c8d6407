package dev.lava.image.debian;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Spelling {
  private Spelling() {}

  /** {@code ; did you mean 'x'?}, or nothing where no name is near. */
  static String hint(String name, Collection<String> names) {
    int most = Math.max(1, name.length() / 3);
    Optional<String> nearest =
        names.stream()
            .filter(known -> Math.abs(known.length() - name.length()) <= most)
            .filter(known -> distance(name, known) <= most)
            .min(
                Comparator.<String>comparingInt(known -> distance(name, known))
                    .thenComparing(Comparator.naturalOrder()));
    return nearest.map("; did you mean '%s'?"::formatted).orElse("");
  }

  /** How many letters must be changed, added or removed to get from one to the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
