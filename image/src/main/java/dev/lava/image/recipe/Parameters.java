package dev.lava.image.recipe;

import dev.lava.image.spelling.Spelling;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a dollar sign and a name in braces stand for in the values of a recipe. A second dollar sign
 * in front makes it plain text.
 *
 * @param values the parameters by name
 * @param replaced whether anything is replaced at all
 */
record Parameters(Map<String, String> values, boolean replaced) {
  private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)}");

  Parameters {
    values = Map.copyOf(values);
  }

  Parameters(Map<String, String> values) {
    this(values, true);
  }

  /** Leaves everything as it is written. */
  static Parameters untouched() {
    return new Parameters(Map.of(), false);
  }

  /**
   * The text with every parameter replaced.
   *
   * @throws IllegalArgumentException for a parameter that is not known
   */
  String substitute(String text) {
    if (!replaced) {
      return text;
    }
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(), found.group(1))));
  }

  /** The parameters that the text names. */
  static Set<String> named(String text) {
    return REFERENCE
        .matcher(text)
        .results()
        .filter(found -> !found.group().startsWith("$$"))
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private String value(String reference, String name) {
    if (reference.startsWith("$$")) {
      return reference.substring(1);
    }
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no parameter '%s'%s Known are %s; to write the text itself, write $${%s}"
              .formatted(
                  name,
                  Spelling.ending(name, values.keySet()),
                  String.join(", ", new TreeMap<>(values).keySet()),
                  name));
    }
    return value;
  }
}
