package dev.lava.image.recipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Damage;
import dev.lava.image.Fuzzed;
import dev.lava.image.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes that are damaged: accepted, or refused with problems that name lines. */
@Fuzzed
class RecipeFuzzTest {
  private static final String RECIPE =
      """
      name: java25
      stages:
        os:
          - directories: {tmp: 1777, opt: 0755}
          - links: {usr/bin/sh: dash}
          - files: {etc/hosts: {text: '127.0.0.1', mode: 0644}}
          - append: {etc/hosts: ' localhost'}
          - remove: [usr/share]
        lang:
          - copy: {from: os, path: etc, to: var/lang/conf}
          - artifact: {coordinates: 'org.a:a:1', into: lib/a.jar}
      image:
        environment: {TZ: ':/etc/localtime', LANG: &x en_US.UTF-8, LC: *x}
        working-directory: /var/task
        entrypoint: [/lambda-entrypoint.sh]
        layers: [{from: os}, {from: lang, paths: [var/lang]}]
      """;

  @TempDir(factory = Memory.class)
  private Path directory;

  @Test
  void recipes_are_accepted_or_refused() {
    Path file = directory.resolve("recipe.yaml");
    Damage.survives(
        RECIPE.getBytes(UTF_8),
        Damage.rounds(2_000),
        bytes -> {
          Files.write(file, bytes);
          if (parsed(file) instanceof ParsedRecipe.Refused(var problems)) {
            assertThat(problems).isNotEmpty();
            throw new IOException(problems.toString());
          }
        });
  }

  private static ParsedRecipe parsed(Path file) {
    try {
      return new RecipeParser(Map.of()).parse(file);
    } catch (IOException e) {
      throw new AssertionError("refused by something else", e);
    }
  }

  @Test
  void aliases_of_aliases_are_no_bomb() throws Exception {
    Path file = directory.resolve("recipe.yaml");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append("*a%d, ".formatted(i - 1).repeat(9))
          .append("*a%d]\n".formatted(i - 1));
    }
    Files.writeString(file, bomb);

    assertThat(new RecipeParser(Map.of()).parse(file)).isInstanceOf(ParsedRecipe.Refused.class);
  }

  @Test
  void levels_without_end_are_refused() throws Exception {
    Path file = directory.resolve("recipe.yaml");
    Files.writeString(file, "stages: " + "[".repeat(200_000));

    assertThat(new RecipeParser(Map.of()).parse(file)).isInstanceOf(ParsedRecipe.Refused.class);
  }
}
