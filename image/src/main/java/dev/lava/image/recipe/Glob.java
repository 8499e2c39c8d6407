package dev.lava.image.recipe;

import java.util.regex.Pattern;

/**
 * A pattern for paths of a tree. It matches a path and all that is below it:
 *
 * <table>
 * <caption>What a pattern matches</caption>
 * <tr><th>pattern</th><th>matches</th></tr>
 * <tr><td>{@code usr/share/doc}</td><td>the directory and everything in it</td></tr>
 * <tr><td>{@code usr/lib/*}{@code /gconv}</td><td>the same in each directory of {@code usr/lib}</td></tr>
 * <tr><td>{@code **.la}</td><td>every path that ends so, however deep</td></tr>
 * <tr><td>{@code lib?.so}</td><td>one character, not a slash, at the question mark</td></tr>
 * </table>
 *
 * @param pattern a path relative to the root, with {@code *}, {@code **} and {@code ?}
 */
public record Glob(String pattern) {
  public Glob {
    TreePaths.check(pattern);
  }

  /** Whether the path is matched, or lies below one that is. */
  public boolean matches(String path) {
    return regex().matcher(path).matches();
  }

  /** The pattern as a regular expression: compile once where many paths are asked about. */
  public Pattern regex() {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '*') {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.append("(/.*)?").toString());
  }

  @Override
  public String toString() {
    return pattern;
  }
}
