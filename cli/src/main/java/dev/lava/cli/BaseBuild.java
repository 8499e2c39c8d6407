package dev.lava.cli;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.problem.BuildException;
import dev.lava.build.record.BuildRecord;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.bake.ArtifactDirectory;
import dev.lava.image.bake.BakeSettings;
import dev.lava.image.bake.Baked;
import dev.lava.image.bake.Bakery;
import dev.lava.image.bake.DownloadedArchives;
import dev.lava.image.bake.ExistingImages;
import dev.lava.image.bake.PackageSource;
import dev.lava.image.debian.GoneException;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.lock.Lock;
import dev.lava.image.lock.LockedImages;
import dev.lava.image.lock.LockedPackageSource;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.reference.Reference;
import dev.lava.image.registry.Registries;
import dev.lava.image.registry.RegistrySettings;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    return bake(wish, recipe(wish), platform, name, progress);
  }

  /** Reads the recipe. */
  Recipe recipe(Wish wish) throws BuildException, IOException {
    Recipe written = read(wish).recipe();
    return wish.from().map(written::on).orElse(written);
  }

  private RecipeFile read(Wish wish) throws BuildException, IOException {
    return RecipeFile.read(file(surroundings.distribution(), wish.recipe()), wish.parameters());
  }

  /**
   * Bakes a recipe for the platform, and gives the image the name.
   *
   * @param wish where the recipe is from, and so its lock
   * @param recipe the wish's recipe, perhaps with other modules
   */
  Image bake(Wish wish, Recipe recipe, Platform platform, Reference name, Progress progress)
      throws BuildException, IOException {
    LockMode mode = options.lock();
    RecipeFile file = read(wish);
    Optional<Lock> lock = file.lock(recipe, mode);
    PackageSource newest = options.packages(surroundings, progress);
    OciLayout store = new LocalImages(surroundings.home()).store();
    ExistingImages named = images(surroundings);
    ExistingImages images = lock.isEmpty() ? named : new LockedImages(lock.get(), named);
    Baked baked;
    try {
      PackageSource source = lock.isEmpty() ? newest : new LockedPackageSource(lock.get(), newest);
      baked = new Bakery(settings(source, images, progress)).bake(recipe, platform, store);
    } catch (GoneException e) {
      if (lock.isEmpty() || mode == LockMode.REQUIRE) {
        throw new BuildException(
            gone(
                e,
                "'lava lock --update %s' locks what the mirror has now, and --lock=ignore builds from that without a lock"
                    .formatted(file.path())));
      }
      note(
          "NOT BUILT FROM THE LOCK '%s' but from the newest packages: %s"
              .formatted(
                  file.lockFile(),
                  gone(
                      e,
                      "'lava lock --update %s' renews the lock, --lock=require refuses to build"
                          .formatted(file.path()))));
      lock = Optional.empty();
      baked = new Bakery(settings(newest, images, progress)).bake(recipe, platform, store);
    }
    store.write(name, baked.image());
    SortedMap<String, String> asked = new TreeMap<>();
    asked.put("recipe", recipe.name());
    asked.put("recipe-digest", Digest.of(Files.readAllBytes(file.path())).toString());
    if (lock.isPresent()) {
      asked.put("lock-digest", Digest.of(Files.readAllBytes(file.lockFile().path())).toString());
    }
    BuildRecord.of(surroundings.home(), store, Version.text(), surroundings.environment())
        .ofBase(baked, asked);
    baked.notes().forEach(this::note);
    return baked.image();
  }

  /** What is gone and the way out, and only then why the archive of the past was none. */
  private static String gone(GoneException e, String wayOut) {
    String first = "%s; %s".formatted(e.gone(), wayOut);
    return e.pastFailure().map(failure -> first + ". " + failure).orElse(first);
  }

  private BakeSettings settings(PackageSource packages, ExistingImages images, Progress progress)
      throws IOException {
    LavaHome home = surroundings.home();
    DownloadCache downloads =
        new DownloadCache(home.cache().resolve("downloads"), surroundings.environment());
    return new BakeSettings(
        home.cache().resolve("bake"),
        packages,
        new ArtifactDirectory(surroundings.distribution().artifacts()),
        new DownloadedArchives(downloads, progress),
        images,
        Optional.empty(),
        progress);
  }

  /** Whatever the names of existing images stand for now. */
  static ExistingImages images(Surroundings surroundings) throws IOException {
    return ExistingImages.of(
        new LocalImages(surroundings.home())
            .sources(
                new Registries(
                    RegistrySettings.of(surroundings.environment()), surroundings.environment())));
  }

  private void note(String text) {
    surroundings.terminal().err().println("note: " + text);
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
}
