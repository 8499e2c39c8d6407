package dev.lava.image.recipe;

import dev.lava.image.spelling.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks what stages say about each other: that every stage which is copied from is there, that no
 * two wait for each other, and that each is of use. It looks at the YAML, where the positions are.
 */
final class StageReferences {
  /**
   * @param in the stage that refers, empty where it is the image
   */
  private record Reference(Optional<String> in, Yaml.Scalar to) {}

  private final Map<String, Yaml.Position> stages = new LinkedHashMap<>();
  private final List<Reference> references = new ArrayList<>();
  private final Problems problems;

  private StageReferences(Problems problems) {
    this.problems = problems;
  }

  static void check(Yaml recipe, Problems problems) {
    StageReferences check = new StageReferences(problems);
    check.gather(recipe);
    check.everyStageIsThere();
    check.noneWaitsForItself();
    check.eachIsOfUse();
  }

  private void gather(Yaml recipe) {
    for (Yaml.Entry stage : entries(value(recipe, "stages"))) {
      String name = stage.key().text();
      stages.put(name, stage.key().position());
      for (Yaml step : items(Optional.of(stage.value()))) {
        refer(Optional.of(name), value(step, "copy"));
        refer(Optional.of(name), value(step, "class-data"));
      }
    }
    for (Yaml layer : items(value(recipe, "image").flatMap(image -> value(image, "layers")))) {
      refer(Optional.empty(), Optional.of(layer));
    }
  }

  private void refer(Optional<String> in, Optional<Yaml> node) {
    Optional<Yaml> from = node.flatMap(it -> value(it, "from"));
    List<Yaml> stages =
        from.isPresent() && items(from).isEmpty() ? List.of(from.get()) : items(from);
    for (Yaml stage : stages) {
      if (stage instanceof Yaml.Scalar name) {
        references.add(new Reference(in, name));
      }
    }
  }

  private void everyStageIsThere() {
    for (Reference reference : references) {
      String name = reference.to().text();
      if (!stages.containsKey(name)) {
        problems.add(
            reference.to().position(),
            "there is no stage '%s'%s There are %s"
                .formatted(
                    name,
                    Spelling.ending(name, stages.keySet()),
                    String.join(", ", stages.keySet())));
      }
    }
  }

  private void noneWaitsForItself() {
    Map<String, List<Reference>> from = new TreeMap<>();
    for (Reference reference : references) {
      reference
          .in()
          .ifPresent(in -> from.computeIfAbsent(in, _ -> new ArrayList<>()).add(reference));
    }
    Set<String> done = new HashSet<>();
    for (String stage : stages.keySet()) {
      follow(stage, new ArrayList<>(), from, done);
    }
  }

  private void follow(
      String stage, List<String> path, Map<String, List<Reference>> from, Set<String> done) {
    if (done.contains(stage)) {
      return;
    }
    path.add(stage);
    for (Reference reference : from.getOrDefault(stage, List.of())) {
      String next = reference.to().text();
      int start = path.indexOf(next);
      if (start >= 0) {
        problems.add(
            reference.to().position(),
            "stages wait for each other: %s → %s"
                .formatted(String.join(" → ", path.subList(start, path.size())), next));
      } else {
        follow(next, path, from, done);
      }
    }
    path.removeLast();
    done.add(stage);
  }

  private void eachIsOfUse() {
    Set<String> used = new HashSet<>();
    references.forEach(reference -> used.add(reference.to().text()));
    stages.forEach(
        (stage, position) -> {
          // Where nothing refers to anything, the layers themselves are what is missing.
          if (!used.contains(stage) && !references.isEmpty()) {
            problems.add(
                position,
                "stage '%s' is of no use: no layer of the image and no stage copies from it"
                    .formatted(stage));
          }
        });
  }

  private static Optional<Yaml> value(Yaml node, String key) {
    return entries(Optional.of(node)).stream()
        .filter(entry -> entry.key().text().equals(key))
        .map(Yaml.Entry::value)
        .findFirst();
  }

  private static List<Yaml.Entry> entries(Optional<Yaml> node) {
    return node.orElse(null) instanceof Yaml.Mapping mapping ? mapping.entries() : List.of();
  }

  private static List<Yaml> items(Optional<Yaml> node) {
    return node.orElse(null) instanceof Yaml.Sequence sequence ? sequence.items() : List.of();
  }
}
