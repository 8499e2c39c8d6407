package dev.lava.image.debian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name that a package stands in for (Debian Policy, section 7.5), such as {@code java-runtime (=
 * 25)}. An index has several for each package, so they are cut out by hand; one that cannot be read
 * provides nothing.
 *
 * @param name the name
 * @param version which version of it, where the package says so
 */
record Provision(String name, Optional<DebianVersion> version) {
  /** Reads a {@code Provides} field. */
  static List<Provision> parse(String field) {
    List<Provision> provisions = new ArrayList<>();
    for (int from = 0; from < field.length(); ) {
      int comma = field.indexOf(',', from);
      int to = comma < 0 ? field.length() : comma;
      String one = field.substring(from, to).strip();
      if (!one.isEmpty()) {
        provisions.add(parseOne(one));
      }
      from = to + 1;
    }
    return provisions;
  }

  private static Provision parseOne(String text) {
    int open = text.indexOf('(');
    String name = (open < 0 ? text : text.substring(0, open)).strip();
    int colon = name.indexOf(':');
    int equals = text.indexOf('=', open + 1);
    int close = text.indexOf(')', open + 1);
    boolean versioned = open >= 0 && equals > open && close > equals;
    return new Provision(
        colon < 0 ? name : name.substring(0, colon),
        versioned
            ? Optional.of(new DebianVersion(text.substring(equals + 1, close).strip()))
            : Optional.empty());
  }
}
