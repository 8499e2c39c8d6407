package dev.lava.build.handler;

import dev.lava.image.spelling.Spelling;
import java.util.Collection;

/** The name that was probably meant. */
final class NearestName {
  private NearestName() {}

  /**
   * The end of a message: the nearest name, or what there is, or nothing where there is nothing.
   */
  static String suggestion(String wanted, Collection<String> names) {
    return Spelling.closest(wanted, names)
        .map(
            nearest ->
                (Spelling.isNear(wanted, nearest) ? "; did you mean '%s'?" : "; there is '%s'")
                    .formatted(nearest))
        .orElse("");
  }
}
