package dev.lava.image.recipe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a jar in a Maven repository: {@code group:artifact:version}.
 *
 * @param group such as {@code com.amazonaws}
 * @param artifact such as {@code aws-lambda-java-core}
 * @param version such as {@code 1.4.0}
 */
public record Coordinates(String group, String artifact, String version) {
  // A part that is '.' or '..' would climb out of a repository's folders.
  private static final String PART = "([A-Za-z0-9_][A-Za-z0-9_.-]*)";
  private static final Pattern FORM = Pattern.compile(PART + ":" + PART + ":" + PART);

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Coordinates parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' names no artifact; valid is group:artifact:version, such as com.amazonaws:aws-lambda-java-core:1.4.0"
              .formatted(text));
    }
    return new Coordinates(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  @Override
  public String toString() {
    return group + ":" + artifact + ":" + version;
  }
}
