package dev.lava.image.check;

import java.util.List;

/** A list in a message, of which a few are shown. */
final class Few {
  private static final int SHOWN = 5;

  private Few() {}

  static String of(List<String> all) {
    String shown = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() <= SHOWN ? shown : shown + " and %d more".formatted(all.size() - SHOWN);
  }
}
