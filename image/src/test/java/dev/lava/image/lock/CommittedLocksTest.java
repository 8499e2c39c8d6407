package dev.lava.image.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lava.image.debian.Architecture;
import dev.lava.image.recipe.ParsedRecipe;
import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.ParsedRecipe.Refused;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.recipe.Step;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The locks beside the recipes that Lava brings. */
class CommittedLocksTest {
  private static final Path RECIPES = Path.of("..", "recipes");

  @ParameterizedTest
  @ValueSource(strings = {"java25", "java21", "provided", "dotnet"})
  void are_of_their_recipes_on_both_architectures(String name) throws Exception {
    Recipe recipe = accepted(parser(Map.of()).parseForLock(RECIPES.resolve(name + ".yaml")));

    Lock lock = lock(name);

    assertThat(lock.recipe()).isEqualTo(name);
    assertThat(lock.lacks(recipe)).isEmpty();
    assertThat(recipe.stage("os").steps().getFirst())
        .isInstanceOfSatisfying(
            Step.Packages.class,
            wish -> {
              assertThat(lock.packages(wish, Architecture.AMD64)).isPresent();
              assertThat(lock.packages(wish, Architecture.ARM64)).isPresent();
            });
  }

  @Test
  void fit_whatever_parameters_a_user_gives() throws Exception {
    Map<String, String> given =
        Map.of(
            "version", "10.0.1",
            "archive", "pom.xml",
            "archive-sha512", "0123456789abcdef".repeat(8),
            "runtime-support", "src");

    Recipe recipe = accepted(parser(given).parse(RECIPES.resolve("dotnet.yaml")));

    assertThat(lock("dotnet").lacks(recipe)).isEmpty();
  }

  private static Lock lock(String name) throws Exception {
    return new LockFile(RECIPES.resolve(name + ".lock")).read().orElseThrow();
  }

  private static RecipeParser parser(Map<String, String> given) {
    return new RecipeParser(Map.of("lava.version", "1.0"), given);
  }

  private static Recipe accepted(ParsedRecipe parsed) {
    return switch (parsed) {
      case Accepted(Recipe recipe) -> recipe;
      case Refused(var problems) -> fail(problems.toString());
    };
  }
}
