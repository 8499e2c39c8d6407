package dev.lava.image.lock;

import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.bake.ExistingImages;
import dev.lava.image.bake.PackageSource;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.Stage;
import dev.lava.image.recipe.Step;
import dev.lava.image.registry.RegistryException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes locks.
 *
 * @param packages where packages come from, the newest versions of them
 * @param images where existing images come from, whatever their names stand for now
 */
public record Locking(PackageSource packages, ExistingImages images) {
  /** What the recipe comes to now, all of it asked anew. */
  public Lock lock(Recipe recipe) throws IOException {
    return lock(recipe, new Lock(recipe.name(), List.of()));
  }

  /** What the recipe comes to, where only what the earlier lock does not answer is asked anew. */
  public Lock lock(Recipe recipe, Lock before) throws IOException {
    List<LockedStep> steps = new ArrayList<>();
    for (Stage stage : recipe.stages()) {
      for (Step step : stage.steps()) {
        if (!(step instanceof Step.Lockable lockable)) {
          continue;
        }
        switch (lockable) {
          case Step.Packages wish -> steps.add(packages(stage.name(), wish, before));
          case Step.Artifact wish ->
              steps.add(new LockedStep.Artifact(stage.name(), wish.coordinates(), wish.sha256()));
          case Step.FromImage wish -> {
            if (!Lock.isFixed(wish)) {
              steps.add(image(stage.name(), wish, before));
            }
          }
        }
      }
    }
    return new Lock(recipe.name(), steps);
  }

  /**
   * What the recipe comes to now. Steps that came to the same as before stay to the letter, so that
   * a lock changes where its packages do.
   */
  public Lock update(Recipe recipe, Lock before) throws IOException {
    Lock after = lock(recipe);
    List<LockedStep> steps = new ArrayList<>();
    for (LockedStep step : after.steps()) {
      steps.add(
          before.steps().stream().filter(known -> isSame(known, step)).findFirst().orElse(step));
    }
    return new Lock(after.recipe(), steps);
  }

  private static boolean isSame(LockedStep before, LockedStep after) {
    return before instanceof LockedStep.Packages known
        && after instanceof LockedStep.Packages step
        && known.stage().equals(step.stage())
        && known.release().equals(step.release())
        && known.names().equals(step.names())
        && known.exclude().equals(step.exclude())
        && known.packages().equals(step.packages());
  }

  private LockedStep packages(String stage, Step.Packages wish, Lock before) throws IOException {
    Map<Architecture, List<ResolvedPackage>> found = new EnumMap<>(Architecture.class);
    Optional<Instant> asOf = Optional.empty();
    for (Architecture architecture : Architecture.values()) {
      Optional<PackageSet> known = before.packages(wish, architecture);
      PackageSet set = known.isPresent() ? known.get() : packages.resolve(wish, architecture);
      found.put(architecture, set.packages());
      asOf = later(asOf, set.asOf());
    }
    return new LockedStep.Packages(
        stage, wish.release(), wish.names(), wish.exclude(), asOf, found);
  }

  /** Most names stand for an image of one architecture. */
  private LockedStep image(String stage, Step.FromImage wish, Lock before) throws IOException {
    Map<Architecture, Digest> found = new EnumMap<>(Architecture.class);
    List<ImageException> lacking = new ArrayList<>();
    for (Architecture architecture : Architecture.values()) {
      Optional<Digest> known = before.image(wish, architecture);
      try {
        found.put(
            architecture,
            known.isPresent()
                ? known.get()
                : images.image(wish, architecture).descriptor().digest());
      } catch (RegistryException e) {
        throw e;
      } catch (ImageException e) {
        lacking.add(e);
      }
    }
    if (found.isEmpty()) {
      throw lacking.getFirst();
    }
    return new LockedStep.Image(stage, wish.image(), found);
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    Optional<Instant> second = other.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
    return one.isPresent() && (second.isEmpty() || one.get().isAfter(second.get())) ? one : second;
  }
}
