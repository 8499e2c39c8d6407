package dev.lava.image.recipe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lava.image.Checksum;
import dev.lava.image.Checksum.Algorithm;
import dev.lava.image.debian.Architecture;
import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.ParsedRecipe.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recipe asks its user for, and the steps whose places and checksums come from there. */
class RecipeParametersTest {
  private static final String SHA512 = "0123456789abcdef".repeat(8);

  private static final String RECIPE =
      """
      name: language
      parameters:
        archive: {description: the runtime's archive, place: true}
        archive-sha512: {description: the SHA-512 that its publisher names}
        version: {description: its version, default: '1.10'}
      stages:
        lang:
          - archive:
              from: ${archive}
              sha512: ${archive-sha512}
              strip: 1
              into: var/lang/${version}
      image:
        working-directory: /var/task
        entrypoint: [/lambda-entrypoint.sh]
        layers: [{from: lang}]
      """;

  @TempDir Path directory;

  @Test
  void stand_for_what_the_user_gives_or_their_default() throws IOException {
    Step step =
        step(RECIPE, Map.of("archive", "https://example.com/a.tar.gz", "archive-sha512", SHA512));

    assertThat(step)
        .isEqualTo(
            new Step.Archive(
                PerArchitecture.all(URI.create("https://example.com/a.tar.gz")),
                PerArchitecture.all(new Checksum(Algorithm.SHA512, SHA512)),
                1,
                "var/lang/1.10"));
  }

  @Test
  void that_are_places_are_relative_to_where_the_user_stands() throws IOException {
    Step step = step(RECIPE, Map.of("archive", "pom.xml", "archive-sha512", SHA512));

    assertThat(((Step.Archive) step).from().on(Architecture.AMD64))
        .contains(Path.of("pom.xml").toAbsolutePath().toUri());
  }

  @Nested
  class For_a_lock {
    @Test
    void are_not_asked_for_where_no_lock_depends_on_them() throws IOException {
      Path file = Files.writeString(directory.resolve("recipe.yaml"), RECIPE);

      assertThat(new RecipeParser(Map.of()).parseForLock(file))
          .isInstanceOfSatisfying(
              Accepted.class,
              accepted -> assertThat(accepted.recipe().stage("lang").steps()).isEmpty());
    }

    @Test
    void are_asked_for_where_what_is_locked_depends_on_them() throws IOException {
      Path file =
          Files.writeString(
              directory.resolve("recipe.yaml"),
              RECIPE.replace(
                  "    - archive:", "    - image: 'system:${archive-sha512}'\n    - archive:"));

      assertThat(new RecipeParser(Map.of()).parseForLock(file))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.problems())
                      .singleElement()
                      .asString()
                      .endsWith(
                          "recipe.yaml:4:3: the parameter 'archive-sha512' has no value: the SHA-512 that its publisher names. Give it one with --set archive-sha512=VALUE"));
    }
  }

  @Nested
  class Values_that_are_wrong {
    @Test
    void are_told_together() throws IOException {
      assertThat(problems(RECIPE, Map.of("archiv", "a", "Version", "b")))
          .isEqualTo(
              """
              recipe.yaml:1:1: there is no parameter 'Version'; did you mean 'version'? This recipe has archive, archive-sha512, version
              recipe.yaml:1:1: there is no parameter 'archiv'; did you mean 'archive'? This recipe has archive, archive-sha512, version
              recipe.yaml:3:3: the parameter 'archive' has no value: the runtime's archive. Give it one with --set archive=VALUE
              recipe.yaml:4:3: the parameter 'archive-sha512' has no value: the SHA-512 that its publisher names. Give it one with --set archive-sha512=VALUE\
              """);
    }

    @Test
    void are_those_of_a_recipe_that_asks_for_none() throws IOException {
      assertThat(problems("name: a\n", Map.of("version", "1")))
          .isEqualTo("recipe.yaml:1:1: this recipe has no parameters; 'version' was given");
    }

    @Test
    void are_told_where_they_are_used() throws IOException {
      assertThat(problems(RECIPE, Map.of("archive", "s3://bucket/a.tar", "archive-sha512", "ABC")))
          .isEqualTo(
              """
              recipe.yaml:9:15: 'from' of 'archive': 's3://bucket/a.tar' is no address of a file; valid are a path, and https:, http: and file: such as https://example.com/runtime-1.0.tar.gz
              recipe.yaml:10:17: 'sha512' of 'archive': a SHA-512 has 128 lower-case hexadecimal digits, as sha512sum prints them; saw 'abc'\
              """);
    }
  }

  @Nested
  class A_declaration_that_is_wrong {
    @Test
    void is_told_like_any_other_part() throws IOException {
      assertThat(
              problems(
                  RECIPE.replace("version: {description", "Version: {descripton"),
                  Map.of("archive", "pom.xml", "archive-sha512", SHA512)))
          .isEqualTo(
              """
              recipe.yaml:5:3: a key of 'parameters' of a recipe: 'Version' is not a parameter: lower-case letters, digits and hyphens, such as version
              recipe.yaml:5:12: 'Version' of 'parameters' of a recipe lacks the key 'description', such as 'description: text'
              recipe.yaml:5:13: 'Version' of 'parameters' of a recipe has no key 'descripton'; did you mean 'description'? Its keys are description, default, place
              recipe.yaml:12:15: there is no parameter 'version'. Known are archive, archive-sha512, lava.version; to write the text itself, write $${version}\
              """);
    }
  }

  @Nested
  class Places_and_checksums {
    @Test
    void may_differ_from_processor_to_processor() throws IOException {
      Step step =
          step(
              """
              name: language
              stages:
                lang:
                  - archive:
                      from: {amd64: 'https://example.com/x64.tar', arm64: 'https://example.com/arm.tar'}
                      sha256: {amd64: %s}
                      into: opt
              image:
                working-directory: /var/task
                entrypoint: [/lambda-entrypoint.sh]
                layers: [{from: lang}]
              """
                  .formatted(SHA512.substring(64)),
              Map.of());

      Step.Archive archive = (Step.Archive) step;
      assertThat(archive.from().on(Architecture.ARM64))
          .contains(URI.create("https://example.com/arm.tar"));
      assertThat(archive.checksum().on(Architecture.ARM64)).isEmpty();
    }

    @Test
    void are_both_wanted_and_must_be_there() throws IOException {
      assertThat(
              problems(
                  """
                  name: language
                  stages:
                    lang:
                      - archive: {from: 'https://example.com/a.tar', into: opt}
                      - local: {from: nowhere, into: opt}
                  image:
                    working-directory: /var/task
                    entrypoint: [/lambda-entrypoint.sh]
                    layers: [{from: lang}]
                  """,
                  Map.of()))
          .isEqualTo(
              """
              recipe.yaml:4:16: 'archive': an archive has either 'sha512' or 'sha256', the checksum that its publisher names
              recipe.yaml:5:21: 'from' of 'local': there is neither a file nor a directory nowhere\
              """);
    }

    @Test
    void of_an_image_come_first() throws IOException {
      assertThat(
              problems(
                  """
                  name: language
                  stages:
                    lang:
                      - links: {a: b}
                      - image: debian
                  image:
                    working-directory: /var/task
                    entrypoint: [/lambda-entrypoint.sh]
                    layers: [{from: lang}]
                  """,
                  Map.of()))
          .isEqualTo(
              "recipe.yaml:3:3: the step 'image' begins a stage; in stage 'lang' another comes"
                  + " before it");
    }
  }

  private Step step(String recipe, Map<String, String> given) throws IOException {
    return switch (parse(recipe, given)) {
      case Accepted(Recipe accepted) -> accepted.stages().getFirst().steps().getFirst();
      case Refused(List<RecipeProblem> problems) -> fail("refused: " + problems);
    };
  }

  private String problems(String recipe, Map<String, String> given) throws IOException {
    return switch (parse(recipe, given)) {
      case Accepted(Recipe accepted) -> fail("accepted: " + accepted);
      case Refused(List<RecipeProblem> problems) ->
          problems.stream()
              .map(RecipeProblem::toString)
              .collect(joining("\n"))
              .replace(directory + "/", "");
    };
  }

  private ParsedRecipe parse(String recipe, Map<String, String> given) throws IOException {
    Path file = Files.writeString(directory.resolve("recipe.yaml"), recipe);
    return new RecipeParser(Map.of("lava.version", "1.2.3"), given).parse(file);
  }
}
