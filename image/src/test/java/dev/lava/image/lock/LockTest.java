package dev.lava.image.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.bake.ExistingImages;
import dev.lava.image.bake.PackageSource;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.Area;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.debian.Unpacked;
import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.ParsedRecipe.Refused;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.recipe.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockTest {
  private static final String RECIPE =
      """
      name: tiny
      stages:
        os:
          - packages:
              release: trixie
              keyring: keys.asc
              names: [bash, tzdata]
              exclude: [awk]
        runtime:
          - artifact: {coordinates: 'dev.lava:lava-runtime:1', into: lib/runtime.jar}
          - artifact:
              coordinates: com.amazonaws:aws-lambda-java-core:1.4.0
              sha256: 575c24393cc1ad645e83e618956eabd89ffe8cc09efae2cb62bc6589154d68ed
              into: lib/core.jar
      image:
        working-directory: /
        entrypoint: [/bin/sh]
        layers: [{from: os}, {from: runtime}]
      """;

  private static final String TEXT =
      """
      # What the recipe tiny.yaml came to; 'lava base' builds from it.
      # 'lava lock' writes this file: commit it, and do not edit it.
      lock: 1
      recipe: tiny
      steps:
        - stage: os
          packages: [bash, tzdata]
          exclude: [awk]
          release: trixie
          as-of: '2026-11-21T00:53:03Z'
          amd64:
            bash: {version: '1:5.2', archive: main, path: 'pool/bash_amd64.deb', size: 7, digest: '%1$s'}
            tzdata: {version: '2026a-0', archive: main, architecture: all, path: 'pool/tzdata_all.deb', size: 7, digest: '%2$s'}
          arm64:
            bash: {version: '1:5.2', archive: main, path: 'pool/bash_arm64.deb', size: 7, digest: '%3$s'}
            tzdata: {version: '2026a-0', archive: main, architecture: all, path: 'pool/tzdata_all.deb', size: 7, digest: '%2$s'}
        - stage: runtime
          # Of the Lava that bakes: its bytes are those of the build at hand.
          artifact: dev.lava:lava-runtime:1
        - stage: runtime
          artifact: com.amazonaws:aws-lambda-java-core:1.4.0
          digest: sha256:575c24393cc1ad645e83e618956eabd89ffe8cc09efae2cb62bc6589154d68ed
      """
          .formatted(
              digest("bash 1:5.2 amd64"), digest("tzdata 2026a-0 all"), digest("bash 1:5.2 arm64"));

  private static final ExistingImages NO_IMAGES =
      (wish, _) -> fail("the recipe names no image such as " + wish.image());

  @TempDir private Path directory;

  private final Archive archive = new Archive();
  private LockFile file;
  private Lock lock;

  @BeforeEach
  void lock() throws IOException {
    file = LockFile.beside(directory.resolve("tiny.yaml"));
    archive.with("bash", "1:5.2", Area.ARCHIVE).with("tzdata", "2026a-0", Area.ARCHIVE);
    lock = new Locking(archive, NO_IMAGES).lock(recipe(RECIPE));
  }

  @Nested
  class Its_file {
    @Test
    void stands_beside_the_recipe() {
      assertThat(file).hasToString(directory.resolve("tiny.lock").toString());
    }

    @Test
    void has_a_line_for_each_package() throws Exception {
      file.write(lock);

      assertThat(file.path()).hasContent(TEXT);
    }

    @Test
    void reads_back_as_it_was_written() throws Exception {
      file.write(lock);

      assertThat(file.read()).contains(lock);
    }

    @Test
    void may_be_missing() throws Exception {
      assertThat(file.read()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "lock: 1 | lock: 2 | the file: 'lock' is '2'; this Lava reads locks of version 1",
          "recipe: tiny | recipe: [] | the file: 'recipe' is a single value",
          "release: trixie | x: y | item 1 of 'steps': 'release' is missing",
          "archive: main | archive: other | 'bash': 'archive' is main or security; saw 'other'",
          "size: 7 | size: some | 'bash': 'size' is a number of bytes; saw 'some'",
          "'sha256: | 'md5: | a digest is 'sha256:' and 64 lower-case hexadecimal digits; saw 'md5:",
          "pool/bash_amd64 | ../bash | the package bash is at '../bash.deb'; valid is a path inside the archive",
          "'2026-11-21T00 | '2026-11-21X00 | Text '2026-11-21X00:53:03Z' could not be parsed",
          "steps: | steps | it is no YAML: ",
        })
    void that_is_damaged_is_refused(String from, String to, String problem) throws Exception {
      Files.writeString(file.path(), TEXT.replaceFirst(from, to));

      assertThatThrownBy(() -> file.read())
          .isInstanceOf(ImageException.class)
          .hasMessageStartingWith("'%s' is no lock that can be read: %s".formatted(file, problem))
          .hasMessageEndingWith("; 'lava lock --update' writes it anew");
    }
  }

  @Nested
  class A_recipe_that_changed {
    @Test
    void is_told_what_is_not_locked() throws Exception {
      Recipe changed =
          recipe(
              RECIPE
                  .replace("names: [bash, tzdata]", "names: [bash, curl]")
                  .replace("exclude: [awk]", "exclude: [perl]")
                  .replace("core:1.4.0", "core:1.4.1"));

      assertThat(lock.lacks(changed))
          .containsExactly(
              "stage 'os': not locked: curl; locked, but no longer asked for: tzdata;"
                  + " excluded since: perl; no longer excluded: awk",
              "stage 'runtime': not locked: com.amazonaws:aws-lambda-java-core:1.4.1");
    }

    @Test
    void is_told_of_another_digest_and_another_release() throws Exception {
      Recipe changed =
          recipe(RECIPE.replace("trixie", "forky").replace("sha256: 575c", "sha256: 0000"));

      assertThat(lock.lacks(changed))
          .containsExactly(
              "stage 'os': the release trixie is locked, not forky",
              "stage 'runtime': com.amazonaws:aws-lambda-java-core:1.4.0 is locked as"
                  + " sha256:575c24393cc1ad645e83e618956eabd89ffe8cc09efae2cb62bc6589154d68ed, and"
                  + " the recipe says"
                  + " sha256:000024393cc1ad645e83e618956eabd89ffe8cc09efae2cb62bc6589154d68ed");
    }

    @Test
    void in_nothing_that_comes_from_outside_still_fits() throws Exception {
      Recipe changed =
          recipe(
              RECIPE
                  .replace("names: [bash, tzdata]", "names: [tzdata, bash]")
                  .replace("into: lib/core.jar", "into: lib/other.jar")
                  .replace("lava-runtime:1", "lava-runtime:2"));

      assertThat(lock.lacks(changed)).isEmpty();
    }

    @Test
    void is_locked_again_in_what_changed_only() throws Exception {
      archive.with("bash", "1:5.3", Area.ARCHIVE).with("curl", "8", Area.ARCHIVE);
      Recipe changed =
          recipe(
              RECIPE
                  .replace(
                      "  runtime:\n",
                      """
                    more:
                      - packages: {release: trixie, keyring: keys.asc, names: [curl]}
                    runtime:
                  """
                          .indent(0))
                  .replace("{from: os}", "{from: os}, {from: more}"));

      Lock again = new Locking(archive, NO_IMAGES).lock(changed, lock);

      assertThat(again.lacks(changed)).isEmpty();
      assertThat(again.steps().getFirst()).isEqualTo(lock.steps().getFirst());
      assertThat(Change.between(lock, again)).extracting(Change::name).containsExactly("curl");
    }
  }

  @Nested
  class An_update {
    @Test
    void tells_old_and_new_versions_and_which_are_security_fixes() throws Exception {
      archive.with("bash", "1:5.2+deb13u1", Area.SECURITY).with("tzdata", "2026b-0", Area.ARCHIVE);

      Lock updated = new Locking(archive, NO_IMAGES).update(recipe(RECIPE), lock);

      assertThat(Change.between(lock, updated))
          .containsExactly(
              new Change(
                  "bash",
                  Set.of(Architecture.values()),
                  Optional.of("1:5.2"),
                  Optional.of("1:5.2+deb13u1"),
                  Change.Reason.SECURITY),
              new Change(
                  "tzdata",
                  Set.of(Architecture.values()),
                  Optional.of("2026a-0"),
                  Optional.of("2026b-0"),
                  Change.Reason.UPDATE));
    }

    @Test
    void of_packages_that_did_not_change_changes_nothing() throws Exception {
      archive.asOf = Instant.parse("2026-12-24T00:00:00Z");

      assertThat(new Locking(archive, NO_IMAGES).update(recipe(RECIPE), lock)).isEqualTo(lock);
    }

    @Test
    void tells_what_came_and_went() throws Exception {
      Lock updated =
          new Locking(archive, NO_IMAGES)
              .update(recipe(RECIPE.replace("[bash, tzdata]", "[tzdata]")), lock);

      assertThat(Change.between(lock, updated))
          .containsExactly(
              new Change(
                  "bash",
                  Set.of(Architecture.values()),
                  Optional.of("1:5.2"),
                  Optional.empty(),
                  Change.Reason.UPDATE));
    }
  }

  @Nested
  class As_a_source_of_packages {
    @Test
    void gives_what_is_locked_though_the_archive_has_moved_on() throws Exception {
      archive.with("bash", "1:5.3", Area.ARCHIVE);

      PackageSet set =
          new LockedPackageSource(lock, archive).resolve(wish(RECIPE), Architecture.ARM64);

      assertThat(set.packages())
          .extracting(ResolvedPackage::version)
          .containsExactly("1:5.2", "2026a-0");
      assertThat(set.asOf()).contains(archive.asOf);
    }

    @Test
    void refuses_what_is_not_locked() {
      String changed = RECIPE.replace("[bash, tzdata]", "[bash]");

      assertThatThrownBy(
              () ->
                  new LockedPackageSource(lock, archive).resolve(wish(changed), Architecture.ARM64))
          .hasMessage("the packages bash are not locked for arm64; 'lava lock' locks them");
    }
  }

  private static Step.Packages wish(String text) throws IOException {
    Path directory = Files.createTempDirectory("wish");
    Path yaml = Files.writeString(directory.resolve("tiny.yaml"), text);
    Files.writeString(directory.resolve("keys.asc"), "");
    return switch (new RecipeParser(Map.of()).parse(yaml)) {
      case Accepted(Recipe recipe) -> (Step.Packages) recipe.stage("os").steps().getFirst();
      case Refused(var problems) -> fail(problems.toString());
    };
  }

  private Recipe recipe(String text) throws IOException {
    Path yaml = Files.writeString(directory.resolve("tiny.yaml"), text);
    Files.writeString(directory.resolve("keys.asc"), "");
    return switch (new RecipeParser(Map.of()).parse(yaml)) {
      case Accepted(Recipe recipe) -> recipe;
      case Refused(var problems) -> fail(problems.toString());
    };
  }

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** An archive that has one version of each package. */
  private static final class Archive implements PackageSource {
    private final Map<String, String> versions = new TreeMap<>();
    private final Map<String, Area> areas = new TreeMap<>();
    private Instant asOf = Instant.parse("2026-11-21T00:53:03Z");

    Archive with(String name, String version, Area area) {
      versions.put(name, version);
      areas.put(name, area);
      return this;
    }

    @Override
    public PackageSet resolve(Step.Packages wish, Architecture architecture) {
      return new PackageSet(
          wish.names().stream().map(name -> resolved(name, architecture)).toList(),
          List.of(),
          Optional.of(asOf));
    }

    private ResolvedPackage resolved(String name, Architecture architecture) {
      String machine = name.equals("tzdata") ? "all" : architecture.debianName();
      String version = versions.getOrDefault(name, "");
      return new ResolvedPackage(
          name,
          version,
          machine,
          areas.getOrDefault(name, Area.ARCHIVE),
          "pool/%s_%s.deb".formatted(name, machine),
          7,
          digest("%s %s %s".formatted(name, version, machine)));
    }

    @Override
    public Unpacked unpack(Step.Packages wish, PackageSet packages) {
      throw new UnsupportedOperationException();
    }
  }
}
