package dev.lava.cli;

import dev.lava.build.problem.BuildException;
import dev.lava.image.lock.Lock;
import dev.lava.image.lock.LockFile;
import dev.lava.image.recipe.ParsedRecipe;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.recipe.RecipeProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recipe as it lies on this machine, with the lock beside it.
 *
 * @param path the recipe's file
 * @param recipe what it says
 * @param lockFile where its lock is, if there is one
 */
record RecipeFile(Path path, Recipe recipe, LockFile lockFile) {
  /**
   * Reads the recipe.
   *
   * @param parameters the values of its parameters
   * @throws BuildException where it is none, with all that is wrong with it
   */
  static RecipeFile read(Path path, Map<String, String> parameters)
      throws BuildException, IOException {
    return of(path, parser(parameters).parse(path));
  }

  /**
   * Reads of the recipe what a lock depends on; other parameters need no values.
   *
   * @throws BuildException as above
   */
  static RecipeFile readForLock(Path path, Map<String, String> parameters)
      throws BuildException, IOException {
    return of(path, parser(parameters).parseForLock(path));
  }

  private static RecipeParser parser(Map<String, String> parameters) {
    return new RecipeParser(Map.of("lava.version", Version.text()), parameters);
  }

  private static RecipeFile of(Path path, ParsedRecipe parsed) throws BuildException {
    return switch (parsed) {
      case ParsedRecipe.Accepted(Recipe recipe) ->
          new RecipeFile(path, recipe, LockFile.beside(path));
      case ParsedRecipe.Refused(var problems) ->
          throw new BuildException(problems.stream().map(RecipeProblem::toString).toList());
    };
  }

  /**
   * The lock to build from; empty where the newest packages are wanted.
   *
   * @param baked the recipe as it is baked, perhaps on an existing image
   * @throws BuildException where there must be a lock and is none, or where it is not of this
   *     recipe
   */
  Optional<Lock> lock(Recipe baked, LockMode mode) throws BuildException, IOException {
    if (mode == LockMode.IGNORE) {
      return Optional.empty();
    }
    Optional<Lock> lock = lockFile.read();
    if (lock.isEmpty() && mode == LockMode.REQUIRE) {
      throw new BuildException(
          "there is no lock '%s'; 'lava lock %s' makes it".formatted(lockFile, path));
    }
    List<String> lacks = lock.map(present -> present.lacks(baked)).orElse(List.of());
    if (!lacks.isEmpty()) {
      List<String> problems = new ArrayList<>();
      problems.add(
          "the lock '%s' is not of this recipe as it is now; 'lava lock %s' locks what is missing, 'lava lock --update %s' everything anew"
              .formatted(lockFile, path, path));
      lacks.forEach(lack -> problems.add(lockFile + ": " + lack));
      throw new BuildException(problems);
    }
    return lock;
  }

  /** The lock as it is; empty where there is none, or none that can be read. */
  Optional<Lock> readableLock() {
    try {
      return lockFile.read();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
