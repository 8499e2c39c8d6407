package dev.lava.image.debian;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The suites that together are a release of Debian: the release, its updates, its security fixes.
 */
final class Suites {
  private static final Pattern CODENAME = Pattern.compile("[a-z][a-z0-9]*");

  private Suites() {}

  /**
   * The suites of a release, such as {@code trixie}.
   *
   * @throws IllegalArgumentException for something that is no code name
   */
  static List<Suite> of(String release) {
    if (!CODENAME.matcher(release).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no release of Debian; valid is a code name such as trixie".formatted(release));
    }
    return List.of(
        new Suite(release, Area.ARCHIVE),
        new Suite(release + "-updates", Area.ARCHIVE),
        new Suite(release + "-security", Area.SECURITY));
  }

  /**
   * A suite.
   *
   * @param name its name below {@code dists/}
   * @param area which of the archives has it
   */
  record Suite(String name, Area area) {}
}
