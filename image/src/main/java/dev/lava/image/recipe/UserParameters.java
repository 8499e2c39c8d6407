package dev.lava.image.recipe;

import dev.lava.image.spelling.Spelling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the parameters that a recipe declares come to. They are settled before anything else is
 * read, for a value may stand wherever the recipe has one.
 *
 * @param given what the user has said, by name
 */
record UserParameters(Map<String, String> given) {
  private static final Yaml.Position START = new Yaml.Position(1, 1);

  UserParameters {
    given = Map.copyOf(given);
  }

  /**
   * The value of each parameter; empty where one has none, or the user has given one that is not
   * declared, for which there are problems then.
   *
   * @param document the recipe as it is written, nothing in it replaced
   * @param required whether the parameter of a name must have a value; others may stay as they are
   *     written
   */
  Optional<Map<String, String>> settle(
      Yaml document, Predicate<String> required, Problems problems) {
    int before = problems.count();
    Map<String, Yaml.Position> positions = new HashMap<>();
    SortedMap<String, Declaration> declared = declarations(document, positions);
    for (String name : new TreeMap<>(given).keySet()) {
      if (!declared.containsKey(name)) {
        problems.add(
            START,
            declared.isEmpty()
                ? "this recipe has no parameters; '%s' was given".formatted(name)
                : "there is no parameter '%s'%s This recipe has %s"
                    .formatted(
                        name,
                        Spelling.ending(name, declared.keySet()),
                        String.join(", ", declared.keySet())));
      }
    }
    Map<String, String> values = new HashMap<>();
    declared.forEach(
        (name, declaration) -> {
          String value = given.get(name);
          if (value != null) {
            values.put(name, declaration.place() ? Places.ofUser(value) : value);
          } else if (declaration.otherwise().isPresent()) {
            values.put(name, declaration.otherwise().get());
          } else if (!required.test(name)) {
            values.put(name, unset(name));
          } else {
            problems.add(
                positions.getOrDefault(name, START),
                "the parameter '%s' has no value: %s. Give it one with --set %s=VALUE"
                    .formatted(name, declaration.description(), name));
          }
        });
    return problems.count() == before ? Optional.of(values) : Optional.empty();
  }

  /** What stands for a parameter that has no value: the reference to it. */
  static String unset(String name) {
    return "${%s}".formatted(name);
  }

  /** Those that are well formed; what is wrong with the others the second reading tells. */
  private static SortedMap<String, Declaration> declarations(
      Yaml document, Map<String, Yaml.Position> positions) {
    SortedMap<String, Declaration> declared = new TreeMap<>();
    if (document instanceof Yaml.Mapping recipe) {
      for (Yaml.Entry entry : recipe.entries()) {
        if (entry.key().text().equals("parameters")
            && entry.value() instanceof Yaml.Mapping parameters) {
          for (Yaml.Entry parameter : parameters.entries()) {
            String name = parameter.key().text();
            positions.put(name, parameter.key().position());
            Declaration.reader()
                .read(parameter.value(), "", new Problems(""))
                .ifPresent(declaration -> declared.put(name, declaration));
          }
        }
      }
    }
    return declared;
  }
}
