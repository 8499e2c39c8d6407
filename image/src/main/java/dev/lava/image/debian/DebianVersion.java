package dev.lava.image.debian;

/**
 * A package's version and its order, after deb-version(7): {@code [epoch:]upstream[-revision]}.
 *
 * <table>
 * <caption>Sample order</caption>
 * <tr><th>less</th><th>greater</th><th>because</th></tr>
 * <tr><td>{@code 9}</td><td>{@code 10}</td><td>digits are a number</td></tr>
 * <tr><td>{@code 1.0~rc1}</td><td>{@code 1.0}</td><td>a tilde sorts before the end</td></tr>
 * <tr><td>{@code 1.0}</td><td>{@code 1.0+deb13u1}</td><td>the end sorts before everything else</td></tr>
 * <tr><td>{@code 1.0a}</td><td>{@code 1.0+}</td><td>letters sort before other characters</td></tr>
 * <tr><td>{@code 9.9-1}</td><td>{@code 1:0.1-1}</td><td>the epoch counts first</td></tr>
 * </table>
 *
 * @param text the version as it is written
 */
record DebianVersion(String text) implements Comparable<DebianVersion> {
  @Override
  public int compareTo(DebianVersion other) {
    int order = comparePart(epoch(), other.epoch());
    if (order == 0) {
      order = comparePart(upstream(), other.upstream());
    }
    return order != 0 ? order : comparePart(revision(), other.revision());
  }

  private String epoch() {
    int colon = text.indexOf(':');
    return colon < 0 ? "0" : text.substring(0, colon);
  }

  private String upstream() {
    int dash = text.lastIndexOf('-');
    int start = text.indexOf(':') + 1;
    return dash < start ? text.substring(start) : text.substring(start, dash);
  }

  private String revision() {
    int dash = text.lastIndexOf('-');
    return dash < text.indexOf(':') + 1 ? "" : text.substring(dash + 1);
  }

  /** Compares, in turns, a run of other characters by weight and a run of digits by value. */
  private static int comparePart(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      while ((i < a.length() && !isDigit(a.charAt(i)))
          || (j < b.length() && !isDigit(b.charAt(j)))) {
        int order = Integer.compare(weight(a, i), weight(b, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int endA = endOfDigits(a, i);
      int endB = endOfDigits(b, j);
      int order = compareDigits(a.substring(i, endA), b.substring(j, endB));
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    return 0;
  }

  /** A run of any length: more digits are more, once leading zeros are gone. */
  private static int compareDigits(String a, String b) {
    String x = withoutLeadingZeros(a);
    String y = withoutLeadingZeros(b);
    int order = Integer.compare(x.length(), y.length());
    return order != 0 ? order : x.compareTo(y);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int weight(String part, int at) {
    if (at >= part.length() || isDigit(part.charAt(at))) {
      return 0;
    }
    char c = part.charAt(at);
    if (c == '~') {
      return -1;
    }
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? c : c + 0x10000;
  }

  private static int endOfDigits(String part, int from) {
    int end = Math.min(from, part.length());
    while (end < part.length() && isDigit(part.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return text;
  }
}
