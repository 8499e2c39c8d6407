package dev.lava.image.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what of a recipe a lock depends on, so that whoever locks it need not say what a later
 * user's archive is. It looks at the recipe as it is written, nothing in it replaced.
 */
final class LockScope {
  /** The steps whose outcome a lock holds. */
  private static final Set<String> LOCKED = Set.of("artifact", "image", "packages");

  /** Texts of the final image that may be anything. */
  private static final Set<String> TEXTS = Set.of("entrypoint", "environment", "labels");

  private final Set<String> needed = new HashSet<>();
  private final List<Yaml> others = new ArrayList<>();

  private LockScope() {}

  static LockScope of(Yaml recipe) {
    LockScope scope = new LockScope();
    for (Yaml.Entry entry : entries(recipe)) {
      switch (entry.key().text()) {
        case "parameters" -> {}
        case "stages" -> entries(entry.value()).forEach(stage -> scope.stage(stage.value()));
        case "image" ->
            entries(entry.value()).stream()
                .filter(part -> !TEXTS.contains(part.key().text()))
                .forEach(part -> scope.needed.addAll(named(part.value())));
        default -> scope.needed.addAll(named(entry.value()));
      }
    }
    return scope;
  }

  private void stage(Yaml stage) {
    for (Yaml step : stage instanceof Yaml.Sequence steps ? steps.items() : List.<Yaml>of()) {
      boolean locked = entries(step).stream().anyMatch(kind -> LOCKED.contains(kind.key().text()));
      if (locked) {
        needed.addAll(named(step));
      } else {
        others.add(step);
      }
    }
  }

  /** Whether a lock depends on the parameter of this name. */
  boolean needs(String parameter) {
    return needed.contains(parameter);
  }

  /** Where the steps begin that no lock holds, and that say nothing without these parameters. */
  Set<Yaml.Position> without(Set<String> parameters) {
    return others.stream()
        .filter(step -> !Collections.disjoint(named(step), parameters))
        .map(Yaml::position)
        .collect(Collectors.toSet());
  }

  private static Set<String> named(Yaml node) {
    Set<String> names = new HashSet<>();
    switch (node) {
      case Yaml.Scalar scalar -> names.addAll(Parameters.named(scalar.text()));
      case Yaml.Sequence sequence -> sequence.items().forEach(item -> names.addAll(named(item)));
      case Yaml.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> {
                    names.addAll(named(entry.key()));
                    names.addAll(named(entry.value()));
                  });
      case Yaml.Nothing _ -> {}
    }
    return names;
  }

  private static List<Yaml.Entry> entries(Yaml node) {
    return node instanceof Yaml.Mapping mapping ? mapping.entries() : List.of();
  }
}
