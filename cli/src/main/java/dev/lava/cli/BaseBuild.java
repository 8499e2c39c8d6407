package dev.lava.cli;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.problem.BuildException;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.bake.ArtifactDirectory;
import dev.lava.image.bake.BakeSettings;
import dev.lava.image.bake.Baked;
import dev.lava.image.bake.Bakery;
import dev.lava.image.bake.DebianSource;
import dev.lava.image.bake.DownloadedArchives;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.ParsedRecipe;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.recipe.RecipeProblem;
import dev.lava.image.reference.Reference;
import dev.lava.image.registry.Registries;
import dev.lava.image.registry.RegistrySettings;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** From a recipe to a tagged image of the local store. */
record BaseBuild(Surroundings surroundings, BakeOptions options) {
  private static final Pattern BROUGHT = Pattern.compile("[a-z0-9-]+");

  /**
   * What is to be baked.
   *
   * @param recipe one that Lava brings, or a path
   * @param parameters the values of the recipe's parameters
   * @param from the image that takes the place of the recipe's lowest stage
   */
  record Wish(String recipe, Map<String, String> parameters, Optional<ImageSource> from) {
    /** A recipe as it is. */
    static Wish of(String recipe) {
      return new Wish(recipe, Map.of(), Optional.empty());
    }
  }

  /** Reads the recipe, bakes it for the platform, and gives the image the name. */
  Image build(Wish wish, Platform platform, Reference name, Progress progress)
      throws BuildException, IOException {
    return bake(recipe(wish), platform, name, progress);
  }

  /** Reads the recipe. */
  Recipe recipe(Wish wish) throws BuildException, IOException {
    Recipe written = parse(file(surroundings.distribution(), wish.recipe()), wish.parameters());
    return wish.from().map(written::on).orElse(written);
  }

  /** Bakes the recipe for the platform, and gives the image the name. */
  Image bake(Recipe recipe, Platform platform, Reference name, Progress progress)
      throws IOException {
    Distribution distribution = surroundings.distribution();
    LavaHome home = surroundings.home();
    DownloadCache downloads =
        new DownloadCache(home.cache().resolve("downloads"), surroundings.environment());
    LocalImages images = new LocalImages(home);
    BakeSettings settings =
        new BakeSettings(
            home.cache().resolve("bake"),
            new DebianSource(
                options.mirror(surroundings.environment()),
                downloads,
                home.cache().resolve("packages"),
                progress),
            new ArtifactDirectory(distribution.artifacts()),
            new DownloadedArchives(downloads, progress),
            images.sources(
                new Registries(
                    RegistrySettings.of(surroundings.environment()), surroundings.environment())),
            Optional.empty(),
            progress);
    OciLayout store = images.store();
    Baked baked = new Bakery(settings).bake(recipe, platform, store);
    store.write(name, baked.image());
    baked.notes().forEach(note -> surroundings.terminal().err().println("note: " + note));
    return baked.image();
  }

  /** The name that an image of this recipe gets where the user names none. */
  static Reference defaultName(String recipe) {
    return recipe.equals(BaseCommand.DEFAULT_RECIPE)
        ? Reference.parse(BaseCommand.DEFAULT_TAG)
        : ProjectBuild.defaultName(Path.of(recipe.replaceFirst("\\.ya?ml$", "")));
  }

  /** A bare word is one of the recipes that Lava brings; anything else is a path. */
  private static Path file(Distribution distribution, String recipe) throws BuildException {
    Path brought = distribution.recipes().resolve(recipe + ".yaml");
    if (BROUGHT.matcher(recipe).matches() && Files.isRegularFile(brought)) {
      return brought;
    }
    Path named = Path.of(recipe);
    if (!Files.isRegularFile(named)) {
      throw new BuildException(
          "there is no recipe '%s': neither a file of that path, nor one that Lava brings, such as %s"
              .formatted(recipe, BaseCommand.DEFAULT_RECIPE));
    }
    return named;
  }

  private static Recipe parse(Path file, Map<String, String> given)
      throws BuildException, IOException {
    return switch (new RecipeParser(Map.of("lava.version", Version.text()), given).parse(file)) {
      case ParsedRecipe.Accepted(Recipe recipe) -> recipe;
      case ParsedRecipe.Refused(var problems) ->
          throw new BuildException(problems.stream().map(RecipeProblem::toString).toList());
    };
  }
}
