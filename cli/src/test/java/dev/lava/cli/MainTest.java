package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "base",
        "build",
        "run",
        "invoke",
        "check",
        "inspect",
        "push",
        "pull",
        "copy",
        "rebase",
        "lock",
        "sign",
        "verify",
        "bench"
      })
  void every_verb_has_help_with_an_example_and_a_form_for_machines(String verb) {
    assertThat(lava(verb, "--help")).isZero();
    assertThat(text(out)).contains("Example:\n  lava " + verb).contains("--json");
  }

  @Test
  void no_verb_is_bad_usage() {
    assertThat(lava()).isEqualTo(2);
    assertThat(text(err)).startsWith("name a verb; 'lava quickstart' shows all of it at work\n");
  }

  @Test
  void an_unknown_verb_is_bad_usage_and_the_nearest_is_named() {
    assertThat(lava("biuld")).isEqualTo(2);
    assertThat(text(err)).contains("Unmatched argument at index 0: 'biuld'").contains("lava build");
  }

  @Nested
  class Bad_input {
    @Test
    void an_image_that_is_not_there() {
      assertThat(lava("inspect", "absent:1")).isEqualTo(1);
      assertThat(text(err))
          .isEqualTo(
              "lava: there is no image 'absent:1' in the local store, which holds none; 'lava base' makes a base image and 'lava build' a function's\n");
    }

    @Test
    void a_name_that_is_no_image_name() {
      assertThat(lava("inspect", "Greeting")).isEqualTo(2);
      assertThat(text(err)).startsWith("lava: ").contains("Greeting").contains("team/greeting");
    }

    @Test
    void a_destination_of_an_unknown_kind_before_any_work() {
      assertThat(lava("base", "--output", "zip:x")).isEqualTo(2);
      assertThat(text(err)).startsWith("lava: ").contains("zip:x").contains("oci-archive:FILE");
    }

    @Test
    void an_architecture_that_lambda_does_not_have() {
      assertThat(lava("base", "--arch", "riscv64")).isEqualTo(2);
      assertThat(text(err))
          .isEqualTo(
              "lava: AWS Lambda does not run on the platform 'riscv64'; valid are amd64 and arm64\n");
    }

    @Test
    void a_project_that_is_not_there() {
      Path absent = directory.resolve("absent");

      assertThat(lava("build", absent.toString(), "--handler", "App")).isEqualTo(1);
      assertThat(text(err))
          .isEqualTo(
              "lava: '%s' is not there; a function is built from a Maven or Gradle project, a .jar or .zip file, or a directory of classes\n"
                  .formatted(absent));
    }

    @Test
    void a_function_without_a_base_image() {
      assertThat(lava("build", directory.toString(), "--handler", "App")).isEqualTo(1);
      assertThat(text(err)).startsWith("lava: there is no image 'lava-java:25' in the local store");
    }

    @Test
    void a_lock_that_is_not_of_the_recipe() throws Exception {
      Files.writeString(directory.resolve("keys.asc"), "");
      Path recipe =
          Files.writeString(
              directory.resolve("mine.yaml"),
              """
              name: mine
              stages:
                os:
                  - packages: {release: trixie, keyring: keys.asc, names: [bash]}
              image: {working-directory: /, entrypoint: [/bin/sh], layers: [{from: os}]}
              """);
      Path lock =
          Files.writeString(directory.resolve("mine.lock"), "lock: 1\nrecipe: mine\nsteps: []\n");

      assertThat(lava("base", recipe.toString())).isEqualTo(1);
      assertThat(text(err))
          .isEqualTo(
              """
              lava: the lock '%s' is not of this recipe as it is now; 'lava lock %s' locks what is missing, 'lava lock --update %s' everything anew
              lava: %s: stage 'os': no packages are locked
              """
                  .formatted(lock, recipe, recipe, lock));
    }

    @Test
    void no_lock_where_one_is_required() throws Exception {
      Path recipe =
          Files.writeString(
              directory.resolve("mine.yaml"),
              """
              name: mine
              stages: {os: [{files: {etc/hosts: {text: ''}}}]}
              image: {working-directory: /, entrypoint: [/bin/sh], layers: [{from: os}]}
              """);

      assertThat(lava("base", recipe.toString(), "--lock=require")).isEqualTo(1);
      assertThat(text(err))
          .isEqualTo(
              "lava: there is no lock '%s'; 'lava lock %s' makes it\n"
                  .formatted(directory.resolve("mine.lock"), recipe));
    }

    @Test
    void a_way_to_use_locks_that_there_is_not() {
      assertThat(lava("base", "--lock=always")).isEqualTo(2);
      assertThat(text(err)).contains("lock 'always': there are require, use and ignore");
    }

    @Test
    void a_recipe_with_an_unknown_key_leaves_the_store_empty() throws Exception {
      Path recipe = Files.writeString(directory.resolve("mine.yaml"), "name: mine\nstagse: []\n");

      assertThat(lava("base", recipe.toString())).isEqualTo(1);
      assertThat(text(err)).contains(recipe + ":2").contains("stagse").contains("stages");
      assertThat(directory.resolve("home/store/index.json")).doesNotExist();
    }
  }

  @Test
  void every_verb_is_the_name_of_its_command() {
    for (Verb verb : Verb.values()) {
      out.reset();

      assertThat(lava(verb.toString(), "--help")).isZero();
      assertThat(text(out)).startsWith("Usage: lava " + verb + " ");
      assertThat(Verb.named(verb.toString())).contains(verb);
    }
  }

  private int lava(String... arguments) {
    return Main.execute(
        new Surroundings(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false),
            Map.of(),
            new LavaHome(directory.resolve("home")),
            Optional.of(new Distribution(Path.of("..")))),
        arguments);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
