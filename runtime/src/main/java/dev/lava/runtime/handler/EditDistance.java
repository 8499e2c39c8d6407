package dev.lava.runtime.handler;

/**
 * How many characters must be put in, taken out or replaced to make one text of another, as
 * Levenshtein has it.
 */
final class EditDistance {
  private EditDistance() {}

  /** The distance, or {@code bound} where it is not less. */
  static int between(String one, String other, int bound) {
    if (Math.abs(one.length() - other.length()) >= bound) {
      return bound;
    }
    int[] above = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      int[] next = above;
      above = row;
      row = next;
    }
    return Math.min(bound, above[other.length()]);
  }
}
