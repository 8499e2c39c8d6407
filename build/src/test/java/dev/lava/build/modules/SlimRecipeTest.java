package dev.lava.build.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.recipe.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of the recipes in {@code recipes/}. */
class SlimRecipeTest {
  @Test
  void the_runtime_has_the_modules_and_no_line_numbers_of_its_own() throws IOException {
    Step.Jlink jlink =
        (Step.Jlink)
            steps(slim("java25", true, "java.base", "java.net.http"))
                .filter(Step.Jlink.class::isInstance)
                .findFirst()
                .orElseThrow();

    assertThat(jlink.modules()).containsExactly("java.base", "java.net.http");
    assertThat(jlink.options())
        .extracting(Object::toString)
        .contains("--strip-java-debug-attributes");
  }

  @Test
  void libraries_of_java_desktop_go_where_it_is_not_there() throws IOException {
    assertThat(removed("java.base")).contains("usr/lib/*/libjpeg.so.*");
    assertThat(removed("java.base", "java.desktop")).doesNotContain("usr/lib/*/libjpeg.so.*");
  }

  @Test
  void a_function_with_a_cache_of_its_own_needs_no_archive() throws IOException {
    assertThat(names(slim("java25", true, "java.base"))).doesNotContain("class-data");
  }

  @Test
  void any_other_has_the_archive() throws IOException {
    assertThat(names(slim("java25", false, "java.base"))).contains("class-data");
  }

  @Test
  void the_caches_of_java_21_build_on_the_archive() throws IOException {
    assertThat(names(slim("java21", true, "java.base"))).contains("class-data");
  }

  private static List<String> removed(String... modules) throws IOException {
    return steps(slim("java25", false, modules))
        .filter(Step.Remove.class::isInstance)
        .flatMap(step -> ((Step.Remove) step).paths().stream())
        .map(Object::toString)
        .toList();
  }

  private static List<String> names(Recipe recipe) {
    return steps(recipe).map(Step::name).toList();
  }

  private static Stream<Step> steps(Recipe recipe) {
    return recipe.stages().stream().flatMap(stage -> stage.steps().stream());
  }

  private static Recipe slim(String name, boolean trained, String... modules) throws IOException {
    Accepted full =
        (Accepted)
            new RecipeParser(Map.of("lava.version", "1"))
                .parse(Path.of("../recipes", name + ".yaml"));
    return SlimRecipe.of(full.recipe(), new TreeSet<>(List.of(modules)), trained);
  }
}
