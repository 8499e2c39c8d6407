package dev.lava.image.lock;

import dev.lava.image.Digest;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.Step;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the steps of a recipe came to, on every architecture.
 *
 * @param recipe the recipe's name
 * @param steps those that take something in from outside, in the order of the recipe
 */
public record Lock(String recipe, List<LockedStep> steps) {
  public Lock {
    steps = List.copyOf(steps);
  }

  /**
   * What keeps the recipe from being baked from this lock: all that it asks for and that is not
   * locked. Empty where it fits. What is locked and no longer asked for does no harm.
   */
  public List<String> lacks(Recipe wanted) {
    return Staleness.of(wanted, this);
  }

  /** The packages that a step came to, whichever stage it is in; empty where it is not locked. */
  public Optional<PackageSet> packages(Step.Packages wish, Architecture architecture) {
    for (LockedStep step : steps) {
      if (step instanceof LockedStep.Packages locked
          && answers(locked, wish)
          && locked.packages().containsKey(architecture)) {
        return Optional.of(
            new PackageSet(locked.packages().get(architecture), List.of(), locked.asOf()));
      }
    }
    return Optional.empty();
  }

  /**
   * The digest of the manifest that a stage begins with; empty where it is not locked for this
   * architecture.
   */
  public Optional<Digest> image(Step.FromImage wish, Architecture architecture) {
    for (LockedStep step : steps) {
      if (step instanceof LockedStep.Image locked
          && locked.image().equals(wish.image())
          && locked.digests().containsKey(architecture)) {
        return Optional.of(locked.digests().get(architecture));
      }
    }
    return Optional.empty();
  }

  /** Whether it is settled without a lock which image is meant: by a digest, or by the user. */
  static boolean isFixed(Step.FromImage wish) {
    return wish.named() || wish.image().digest().isPresent();
  }

  /** Whether the locked step is an answer to just this question. */
  static boolean answers(LockedStep.Packages locked, Step.Packages wish) {
    return locked.release().equals(wish.release())
        && new TreeSet<>(locked.names()).equals(new TreeSet<>(wish.names()))
        && new TreeSet<>(locked.exclude()).equals(new TreeSet<>(wish.exclude()));
  }
}
