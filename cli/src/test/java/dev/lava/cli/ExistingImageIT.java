package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.InvocationResult;
import dev.lava.image.Layer;
import dev.lava.testing.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code lava base --from}: recipes on an image of an older Debian, whose C library is older than
 * that which the recipes' own packages bring.
 */
class ExistingImageIT {
  private static final LavaProcess LAVA =
      new LavaProcess(Path.of("target/lava-home").toAbsolutePath());
  private static final String KEYRING = "debian-archive-trixie.asc";

  private static final String OLDER =
      """
      name: older
      stages:
        os:
          - packages:
              release: bookworm
              keyring: %s
              names: [base-files, dash, libc6, libgcc-s1, libstdc++6, zlib1g]
              exclude: [awk, debconf, debianutils, gcc-12-base]
          - directories: {tmp: 1777}
          - links: {bin/sh: dash}
      image:
        environment: {OF_THE_IMAGE: '1', PATH: '/usr/bin:/opt/tool'}
        working-directory: /
        entrypoint: [/bin/sh]
        layers: [{from: os}]
      """
          .formatted(KEYRING);

  @TempDir static Path shared;

  private static @Nullable BakedImage older;

  @BeforeAll
  static void build() throws Exception {
    Files.copy(Path.of("../recipes/keyrings").resolve(KEYRING), shared.resolve(KEYRING));
    Path recipe = Files.writeString(shared.resolve("older.yaml"), OLDER);
    older = BakedImage.of(LAVA, shared.resolve("older"), recipe.toString(), "--tag", "older");
  }

  @Test
  void a_function_runs_on_the_images_own_layers() throws Exception {
    RequiredTool.ofDebian("gcc").require();
    BakedImage base =
        BakedImage.of(
            LAVA,
            shared.resolve("base"),
            "provided",
            "--tag",
            "lava-provided:older",
            "--from",
            "oci:" + shared.resolve("older"));
    Path task = Files.createDirectory(shared.resolve("task"));
    ProvidedIT.compile(task.resolve("bootstrap"));

    InvocationResult result = base.with(task, "greet").invoke("{}", Map.of());

    assertThat(result.payload().toString())
        .as(result.logTail())
        .isEqualTo("{\"event\":{},\"handler\":\"greet\",\"directory\":\"/var/task\"}");
    assertThat(base.image().layers().stream().map(Layer::descriptor))
        .startsWith(built().image().layers().getFirst().descriptor());
    assertThat(base.image().config().environment())
        .containsEntry("OF_THE_IMAGE", "1")
        .containsEntry(
            "PATH", "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin:/usr/bin:/opt/tool");
  }

  @Test
  void a_JDK_that_wants_a_newer_C_library_is_refused_with_both_versions() throws Exception {
    LavaProcess.Ended ended = LAVA.run("base", "java25", "--tag", "java:older", "--from", "older");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .contains("lava: the recipe does not fit on the image 'older:latest': var/lang/lib/")
        .endsWith(
            "and lib/x86_64-linux-gnu/libc.so.6 goes up to GLIBC_2.36. Take a newer image, such as one of Debian 13, or bake without --from.\n"
                .replace("x86_64", System.getProperty("os.arch").replace("amd64", "x86_64")));
  }

  private static BakedImage built() {
    return Objects.requireNonNull(older);
  }
}
