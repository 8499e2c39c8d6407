package dev.lava.image.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.ParsedRecipe.Refused;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.RecipeParser;
import dev.lava.image.source.ImageSources;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BakeryTest {
  private static final String RECIPE =
      """
      name: tiny
      stages:
        os:
          - packages:
              release: trixie
              keyring: keys.asc
              names: [bash]
              drop: [usr/share]
              keep: ['usr/share/doc/*/copyright']
          - directories: {tmp: 1777}
          - links: {usr/bin/sh: bash}
          - files: {etc/hosts: {text: '127.0.0.1'}}
          - append: {etc/hosts: ' localhost'}
        lang:
          - packages: {release: trixie, keyring: keys.asc, names: [jdk]}
          - jlink:
              jdk: usr/lib/jvm/java-*
              modules: [java.base, java.sql]
              options: [--compress=zip-0]
              into: var/lang
          - copy: {from: os, path: etc, to: var/lang/conf}
        runtime:
          - artifact: {coordinates: 'dev.lava:lava-runtime:1', into: var/runtime/lib/runtime.jar}
          - remove: [var/runtime/nothing]
          - class-data:
              from: [os, lang]
              java: var/lang
              class-path: var/runtime/lib/*.jar
              classes: classes.txt
              into: var/runtime/runtime.jsa
      image:
        environment: {TZ: ':/etc/localtime', LANG: en_US.UTF-8}
        working-directory: /var/task
        entrypoint: [/lambda-entrypoint.sh]
        labels: {com.example: text}
        layers:
          - from: os
          - {from: lang, paths: [var/lang, var/lib/dpkg/status.d/jdk]}
          - from: runtime
      """;

  @TempDir Path directory;

  private final FakePackages packages = new FakePackages();
  private FakeSandbox sandbox = new FakeSandbox();

  @BeforeEach
  void packages_of_a_small_archive() throws IOException {
    packages.with(
        "bash",
        "5.2",
        FileTree.builder()
            .put("usr/bin/bash", file("#!", 0_755))
            .put("usr/share/man/bash.1", file("manual", 0_644))
            .put("usr/share/doc/bash/copyright", file("GPL", 0_644))
            .build());
    packages.with(
        "jdk",
        "25",
        FileTree.builder()
            .put("usr/lib/jvm/java-25/bin/jlink", file("jlink", 0_755))
            .putAll(
                "usr/lib/jvm/java-25/jmods",
                SampleModules.of(
                    List.of(
                        "java.base",
                        "java.logging",
                        "java.sql",
                        "java.transaction.xa",
                        "java.xml")))
            .build());
    artifact("runtime");
  }

  @Nested
  class A_recipe {
    @Test
    void becomes_an_image_with_a_layer_for_each_part() throws IOException {
      Image image = bake(Platform.AMD64);

      assertThat(image.layers().stream().map(Layer::diffId))
          .containsExactly(
              layer(
                  FileTree.builder()
                      .put("etc/hosts", file("127.0.0.1 localhost", 0_644))
                      .put("tmp", new Node.Directory(0_1777))
                      .put("usr/bin/bash", file("#!", 0_755))
                      .put("usr/bin/sh", new Node.Symlink("bash"))
                      .put("usr/share/doc/bash/copyright", file("GPL", 0_644))
                      .put(
                          "var/lib/dpkg/status.d/bash",
                          file("Package: bash\nVersion: 5.2\n", 0_644))),
              layer(
                  FileTree.builder()
                      .put("var/lang/conf/hosts", file("127.0.0.1 localhost", 0_644))
                      .put("var/lang/lib/modules", file("java.base,java.sql", 0_644))
                      .put(
                          "var/lib/dpkg/status.d/jdk", file("Package: jdk\nVersion: 25\n", 0_644))),
              layer(
                  FileTree.builder()
                      .put("var/runtime/lib/runtime.jar", file("runtime", 0_644))
                      .put("var/runtime/runtime.jsa", file("java/net/Socket\n", 0_644))));
    }

    @Test
    void becomes_the_configuration_that_it_describes() throws IOException {
      Image image = bake(Platform.AMD64);

      assertThat(image.config().platform()).isEqualTo(Platform.AMD64);
      assertThat(image.config().environment())
          .containsExactly(Map.entry("LANG", "en_US.UTF-8"), Map.entry("TZ", ":/etc/localtime"));
      assertThat(image.config().entrypoint()).containsExactly("/lambda-entrypoint.sh");
      assertThat(image.config().command()).isEmpty();
      assertThat(image.config().workingDirectory()).isEqualTo("/var/task");
      assertThat(image.config().labels()).containsExactly(Map.entry("com.example", "text"));
      assertThat(image.config().history())
          .containsExactly(
              new HistoryEntry("lava: tiny, stage os", ""),
              new HistoryEntry("lava: tiny, stage lang", ""),
              new HistoryEntry("lava: tiny, stage runtime", ""));
    }

    @Test
    void becomes_the_same_bytes_wherever_it_is_baked() throws IOException {
      Image here = bake(Platform.AMD64, "here");
      Image there = bake(Platform.AMD64, "there");

      assertThat(there.descriptor().digest()).isEqualTo(here.descriptor().digest());
    }
  }

  @Nested
  class Jlink {
    @Test
    void runs_the_jdk_of_the_stage() throws IOException {
      bake(Platform.host());

      assertThat(sandbox.commands)
          .containsExactly(
              "/usr/lib/jvm/java-25/bin/jlink -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1"
                  + " --compress=zip-0 --module-path /modules-to-link"
                  + " --add-modules java.base,java.sql --output /var/lang",
              "/var/lang/bin/java -Xshare:dump -XX:+UseG1GC -Xms128m -Xmx128m"
                  + " -XX:SharedClassListFile=/classes-to-archive"
                  + " -XX:SharedArchiveFile=/var/runtime/runtime.jsa"
                  + " -classpath /var/runtime/lib/runtime.jar");
    }

    @Test
    void links_the_modules_of_another_processor_with_the_jdk_of_this_one() throws IOException {
      bake(other());

      assertThat(packages.unpacked)
          .contains("jdk:" + other().architecture(), "jdk:" + Platform.host().architecture());
      assertThat(sandbox.commands)
          .containsExactly(
              "/usr/lib/jvm/java-25/bin/jlink -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1"
                  + " --compress=zip-0 --module-path /modules-to-link"
                  + " --add-modules java.base,java.sql --output /var/lang");
    }

    @Test
    void must_find_one_jdk() throws IOException {
      packages.with(
          "jdk", "25", FileTree.builder().put("usr/lib/jvm/jdk/a", file("", 0_644)).build());

      assertThatThrownBy(() -> bake(Platform.AMD64))
          .isInstanceOf(BakeException.class)
          .hasMessage(
              "the step 'jlink' needs one JDK in its stage; 'usr/lib/jvm/java-*' matches none");
    }

    @Test
    void shows_what_it_said_where_it_fails() throws IOException {
      sandbox = new FakeSandbox(1, "Error: Module java.sql not found\n");

      assertThatThrownBy(() -> bake(Platform.AMD64))
          .isInstanceOf(BakeException.class)
          .hasMessage(
              """
              /usr/lib/jvm/java-25/bin/jlink failed in the sandbox 'fake' with exit status 1:
                Error: Module java.sql not found""");
    }
  }

  @Nested
  class A_second_bake {
    @Test
    void takes_every_layer_from_the_first() throws IOException {
      Image first = bake(Platform.AMD64);
      packages.unpacked.clear();
      sandbox.commands.clear();

      assertThat(bake(Platform.AMD64)).isEqualTo(first);
      assertThat(packages.unpacked).isEmpty();
      assertThat(sandbox.commands).isEmpty();
    }

    @Test
    void makes_only_what_changed() throws IOException {
      Image first = bake(Platform.AMD64);
      packages.unpacked.clear();
      artifact("a newer runtime");

      Image second = bake(Platform.AMD64);

      assertThat(packages.unpacked).isEmpty();
      assertThat(second.layers().subList(0, 2)).isEqualTo(first.layers().subList(0, 2));
      assertThat(second.layers().get(2)).isNotEqualTo(first.layers().get(2));
    }

    @Test
    void notices_a_new_version_of_a_package() throws IOException {
      bake(Platform.AMD64);
      packages.unpacked.clear();
      packages.with("bash", "5.3", FileTree.empty());

      bake(Platform.AMD64);

      assertThat(packages.unpacked).contains("bash:amd64");
    }

    @Test
    void makes_a_layer_again_that_is_gone_or_damaged() throws IOException {
      Image first = bake(Platform.AMD64);
      Path gone = blob(first.layers().get(0));
      Path damaged = blob(first.layers().get(2));
      Files.delete(gone);
      Files.write(damaged, new byte[(int) Files.size(damaged)]);

      assertThat(bake(Platform.AMD64)).isEqualTo(first);
      assertThat(gone).exists();
      assertThat(Files.readAllBytes(damaged)).contains(0x1f);
    }
  }

  @Nested
  class A_bake_that_fails {
    @Test
    void leaves_no_work_behind_nor_partial_layers() throws IOException {
      sandbox = new FakeSandbox(1, "");

      assertThatThrownBy(() -> bake(Platform.AMD64)).isInstanceOf(BakeException.class);

      assertThat(directory.resolve("cache/work")).doesNotExist();
      try (Stream<Path> files = Files.walk(directory.resolve("store"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .noneMatch(name -> name.startsWith(".partial"));
      }
    }

    @Test
    void does_not_disturb_the_next_even_where_it_was_killed() throws IOException {
      Files.createDirectories(directory.resolve("cache/work/jlink-var-lang/usr"));
      Files.createDirectories(directory.resolve("cache/layers"));
      Files.writeString(directory.resolve("cache/layers/.partial-1"), "torn");

      bake(Platform.AMD64);

      assertThat(directory.resolve("cache/work")).doesNotExist();
      assertThat(directory.resolve("cache/layers/.partial-1")).doesNotExist();
    }

    @Test
    void names_the_artifact_that_is_missing() throws IOException {
      Path jar = directory.resolve("artifacts/dev.lava/lava-runtime-1.jar");
      Files.delete(jar);

      assertThatThrownBy(() -> bake(Platform.AMD64))
          .isInstanceOf(BakeException.class)
          .hasMessage(
              "the artifact dev.lava:lava-runtime:1 does not come with this Lava: there is no file "
                  + jar);
    }

    @Test
    void names_the_artifact_that_is_another_than_the_recipe_means() {
      String pinned =
          RECIPE.replace(
              "'dev.lava:lava-runtime:1',",
              "'dev.lava:lava-runtime:1', sha256: %s,".formatted("0".repeat(64)));

      assertThatThrownBy(() -> bake(pinned, Platform.AMD64, "."))
          .isInstanceOf(BakeException.class)
          .hasMessage(
              "the artifact dev.lava:lava-runtime:1 is not the one that the recipe means:"
                  + " %s/artifacts/dev.lava/lava-runtime-1.jar has the SHA-256".formatted(directory)
                  + " d92c6a81b2ff50096bcda80885427d1f59a25b5f483f7055523504925d16ab23, the recipe says "
                  + "0".repeat(64));
    }

    @Test
    void names_what_a_layer_a_copy_or_an_addition_does_not_find() {
      assertThatThrownBy(
              () -> bake(RECIPE.replace("[var/lang, ", "[var/java, "), Platform.AMD64, "."))
          .hasMessage("a layer of the image finds no 'var/java' in stage 'lang'");
      assertThatThrownBy(
              () -> bake(RECIPE.replace("path: etc,", "path: opt,"), Platform.AMD64, "."))
          .hasMessage("the step 'copy' finds no 'opt' in stage 'os'");
      assertThatThrownBy(
              () -> bake(RECIPE.replace("append: {etc/", "append: {opt/"), Platform.AMD64, "."))
          .hasMessage("the step 'append' finds no file 'opt/hosts'");
    }

    @Test
    void names_the_stage_whose_paths_do_not_go_together() {
      assertThatThrownBy(
              () ->
                  bake(
                      RECIPE.replace("usr/bin/sh: bash", "usr/bin/bash/sh: bash"),
                      Platform.AMD64,
                      "."))
          .hasMessage(
              "stage 'os': 'usr/bin/bash/sh' cannot stand below 'usr/bin/bash', which is no"
                  + " directory");
    }
  }

  private static Platform other() {
    return Platform.host().equals(Platform.AMD64) ? Platform.ARM64 : Platform.AMD64;
  }

  private static Node.File file(String text, int mode) {
    return new Node.File(Content.of(text.getBytes(StandardCharsets.UTF_8)), mode);
  }

  private Digest layer(FileTree.Builder tree) throws IOException {
    return LayerWriter.write(tree.build(), BlobDirectory.create(directory.resolve("expected")))
        .diffId();
  }

  private Path blob(Layer layer) {
    return directory.resolve("store/blobs/sha256").resolve(layer.descriptor().digest().hex());
  }

  private void artifact(String content) throws IOException {
    Path jar = directory.resolve("artifacts/dev.lava/lava-runtime-1.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, content);
  }

  private Image bake(Platform platform) throws IOException {
    return bake(platform, ".");
  }

  private Image bake(Platform platform, String place) throws IOException {
    return bake(RECIPE, platform, place);
  }

  private Image bake(String recipe, Platform platform, String place) throws IOException {
    Path home = directory.resolve(place).normalize();
    BakeSettings settings =
        new BakeSettings(
            home.resolve("cache"),
            packages,
            new ArtifactDirectory(directory.resolve("artifacts")),
            (address, _) -> fail("no recipe names the archive " + address),
            ExistingImages.of(new ImageSources(OciLayout.create(home.resolve("store")))),
            Optional.of(sandbox),
            Progress.SILENT);
    return new Bakery(settings)
        .bake(parsed(recipe), platform, OciLayout.create(home.resolve("store")))
        .image();
  }

  private Recipe parsed(String text) throws IOException {
    Path file = directory.resolve("tiny.yaml");
    Files.writeString(file, text);
    Files.writeString(directory.resolve("keys.asc"), "");
    Files.writeString(directory.resolve("classes.txt"), "java/net/Socket\n");
    return switch (new RecipeParser(Map.of()).parse(file)) {
      case Accepted(Recipe recipe) -> recipe;
      case Refused(var problems) -> fail("refused: " + problems);
    };
  }
}
