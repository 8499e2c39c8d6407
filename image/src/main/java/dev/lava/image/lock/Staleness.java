package dev.lava.image.lock;

import dev.lava.image.debian.Architecture;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.Stage;
import dev.lava.image.recipe.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a recipe asks for and a lock does not have, said so that a user sees what was changed. */
final class Staleness {
  private Staleness() {}

  static List<String> of(Recipe recipe, Lock lock) {
    List<String> lacks = new ArrayList<>();
    for (Stage stage : recipe.stages()) {
      for (Step step : stage.steps()) {
        if (!(step instanceof Step.Lockable lockable)) {
          continue;
        }
        switch (lockable) {
          case Step.Packages wish -> packages(stage.name(), wish, lock, lacks);
          case Step.Artifact wish -> artifact(stage.name(), wish, lock, lacks);
          case Step.FromImage wish -> image(stage.name(), wish, lock, lacks);
        }
      }
    }
    return lacks;
  }

  private static void packages(
      String stage, Step.Packages wish, Lock lock, Collection<String> lacks) {
    for (Architecture architecture : Architecture.values()) {
      if (lock.packages(wish, architecture).isEmpty()) {
        lacks.add(
            "stage '%s': %s"
                .formatted(
                    stage,
                    nearest(stage, lock)
                        .map(locked -> difference(locked, wish, architecture))
                        .orElse("no packages are locked")));
        return;
      }
    }
  }

  private static Optional<LockedStep.Packages> nearest(String stage, Lock lock) {
    return lock.steps().stream()
        .filter(LockedStep.Packages.class::isInstance)
        .map(LockedStep.Packages.class::cast)
        .filter(locked -> locked.stage().equals(stage))
        .findFirst();
  }

  private static String difference(
      LockedStep.Packages locked, Step.Packages wish, Architecture architecture) {
    List<String> differences = new ArrayList<>();
    if (!locked.release().equals(wish.release())) {
      differences.add(
          "the release %s is locked, not %s".formatted(locked.release(), wish.release()));
    }
    add(differences, "not locked: ", minus(wish.names(), locked.names()));
    add(differences, "locked, but no longer asked for: ", minus(locked.names(), wish.names()));
    add(differences, "excluded since: ", minus(wish.exclude(), locked.exclude()));
    add(differences, "no longer excluded: ", minus(locked.exclude(), wish.exclude()));
    if (differences.isEmpty()) {
      differences.add("nothing is locked for " + architecture.debianName());
    }
    return String.join("; ", differences);
  }

  private static void add(List<String> differences, String what, Collection<String> names) {
    if (!names.isEmpty()) {
      differences.add(what + String.join(", ", names));
    }
  }

  private static Collection<String> minus(Collection<String> all, Collection<String> less) {
    TreeSet<String> rest = new TreeSet<>(all);
    rest.removeAll(less);
    return rest;
  }

  private static void image(
      String stage, Step.FromImage wish, Lock lock, Collection<String> lacks) {
    boolean locked =
        Arrays.stream(Architecture.values())
            .anyMatch(architecture -> lock.image(wish, architecture).isPresent());
    if (!locked && !Lock.isFixed(wish)) {
      lacks.add("stage '%s': not locked: the image %s".formatted(stage, wish.image()));
    }
  }

  private static void artifact(
      String stage, Step.Artifact wish, Lock lock, Collection<String> lacks) {
    if (wish.sha256().isEmpty()) {
      return;
    }
    Optional<LockedStep.Artifact> locked =
        lock.steps().stream()
            .filter(LockedStep.Artifact.class::isInstance)
            .map(LockedStep.Artifact.class::cast)
            .filter(artifact -> artifact.coordinates().equals(wish.coordinates()))
            .findFirst();
    if (locked.isEmpty()) {
      lacks.add("stage '%s': not locked: %s".formatted(stage, wish.coordinates()));
    } else if (!locked.get().digest().equals(wish.sha256())) {
      lacks.add(
          "stage '%s': %s is locked as %s, and the recipe says %s"
              .formatted(
                  stage,
                  wish.coordinates(),
                  locked.get().digest().map(Object::toString).orElse("a jar of Lava's own"),
                  wish.sha256().get()));
    }
  }
}
