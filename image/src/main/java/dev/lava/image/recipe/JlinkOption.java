package dev.lava.image.recipe;

import dev.lava.image.spelling.Spelling;
import java.util.List;

/**
 * An option of jlink that shapes the runtime. Where the runtime goes and what it is made of is the
 * step's own business, and options that would run or read anything else are not known.
 *
 * @param text the option as jlink takes it, such as {@code --compress=zip-0}
 */
public record JlinkOption(String text) {
  private static final List<String> KNOWN =
      List.of(
          "--bind-services",
          "--compress",
          "--dedup-legal-notices",
          "--exclude-files",
          "--exclude-resources",
          "--include-locales",
          "--no-header-files",
          "--no-man-pages",
          "--strip-debug",
          "--strip-java-debug-attributes",
          "--vm");

  public JlinkOption {
    String name = text.split("=", 2)[0];
    if (!KNOWN.contains(name)) {
      throw new IllegalArgumentException(
          "'%s' is no option that a recipe may give to jlink%s It may give %s"
              .formatted(name, Spelling.ending(name, KNOWN), String.join(", ", KNOWN)));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
