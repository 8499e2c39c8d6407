package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.build.modules.SlimRecipe;
import dev.lava.build.modules.UsedModules;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.bake.ArtifactDirectory;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.Stage;
import dev.lava.image.recipe.Step;
import dev.lava.image.reference.Reference;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Base images with no more of the JDK than one function needs, made from the recipe of the full one
 * and kept beside it: functions that need the same share one.
 *
 * @param added modules that are taken in any case
 * @param trained whether the function is to bring a cache of its own
 */
record SlimBase(
    Surroundings surroundings, BakeOptions options, List<String> added, boolean trained) {
  /** What the bakery notes of a layer. */
  private static final Pattern BAKED = Pattern.compile("lava: ([a-z0-9-]+), stage .*");

  private static final int SHORT = 12;

  SlimBase {
    added = List.copyOf(added);
  }

  /** For a function from which nothing could be learned. */
  SlimBase untrained() {
    return new SlimBase(surroundings, options, added, false);
  }

  /** A base by the name that it has in the local store. */
  record Named(Reference name, Image image) {}

  /** The slim twin of a full base, for a function. */
  Named of(FunctionContents contents, Named full, Progress progress)
      throws BuildException, IOException {
    BaseBuild bases = new BaseBuild(surroundings, options);
    BaseBuild.Wish wish = BaseBuild.Wish.of(recipeName(full));
    Recipe recipe = bases.recipe(wish);
    SortedSet<String> modules = UsedModules.of(contents, runtime(recipe), recipe.modules(), added);
    Reference name = name(full, modules);
    Optional<Image> known = new LocalImages(surroundings.home()).store().read(name);
    return new Named(
        name,
        known.isPresent()
            ? known.get()
            : bases.bake(
                wish,
                SlimRecipe.of(recipe, modules, trained),
                full.image().config().platform(),
                name,
                progress));
  }

  /** What makes one slim base another than the next, beside the function. */
  String variant() {
    return (trained ? "slim trained " : "slim ")
        + String.join(",", added.stream().sorted().toList());
  }

  private static String recipeName(Named full) throws BuildException {
    for (HistoryEntry entry : full.image().config().history()) {
      Matcher baked = BAKED.matcher(entry.createdBy());
      if (baked.matches()) {
        return baked.group(1);
      }
    }
    throw new BuildException(
        "'%s' was not made by 'lava base', so there is no recipe to make a slim one of; leave out --slim, or name another --from"
            .formatted(full.name()));
  }

  /** The jars that are on every function's class path. */
  private List<Content> runtime(Recipe recipe) throws IOException {
    ArtifactDirectory artifacts = new ArtifactDirectory(surroundings.distribution().artifacts());
    List<Content> jars = new ArrayList<>();
    for (Stage stage : recipe.stages()) {
      for (Step step : stage.steps()) {
        if (step instanceof Step.Artifact artifact
            && artifact.into().startsWith("var/runtime/lib/")) {
          jars.add(Content.of(artifacts.find(artifact.coordinates())));
        }
      }
    }
    return jars;
  }

  private Reference name(Named full, SortedSet<String> modules) {
    String determines =
        "%d %s %s %s"
            .formatted(SlimRecipe.RULES, full.image().descriptor().digest(), modules, trained);
    Digest digest = Digest.of(determines.getBytes(StandardCharsets.UTF_8));
    return Reference.parse(
        "%s:%s-slim-%s"
            .formatted(
                full.name().name(),
                full.name().tag().orElse("latest"),
                digest.hex().substring(0, SHORT)));
  }
}
