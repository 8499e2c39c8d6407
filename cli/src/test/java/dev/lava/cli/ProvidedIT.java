package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.InvocationResult;
import dev.lava.image.Platform;
import dev.lava.testing.RequiredTool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base image of functions with a bootstrap of their own, and one in C. */
class ProvidedIT {
  private static final LavaProcess LAVA =
      new LavaProcess(Path.of("target/lava-home").toAbsolutePath());
  private static final Path SOURCE =
      Path.of("src/test/resources/provided/bootstrap.c").toAbsolutePath();

  @TempDir static Path shared;

  private static @Nullable BakedImage base;
  private static @Nullable BakedImage function;

  @BeforeAll
  static void build() throws Exception {
    RequiredTool.ofDebian("gcc").require();
    BakedImage baked =
        BakedImage.of(LAVA, shared.resolve("base"), "provided", "--tag", "lava-provided");
    Path task = Files.createDirectory(shared.resolve("task"));
    compile(task.resolve("bootstrap"));
    base = baked;
    function = baked.with(task, "greet");
  }

  @Test
  void a_function_in_c_answers_from_a_sandbox() throws Exception {
    assertAnswer(built(function).invoke("{\"a\":1}", Map.of()));
  }

  @Test
  void a_function_in_c_answers_from_podman() throws Exception {
    assertAnswer(built(function).invokeInPodman("{\"a\":1}", Map.of()));
  }

  @Test
  void it_is_made_for_both_processors() throws Exception {
    Path arm =
        BakedImage.of(LAVA, shared.resolve("arm"), "provided", "--tag", "arm", "--arch", "arm64")
            .root();

    assertThat(Elf.machine(built(base).root().resolve("usr/bin/dash")))
        .isEqualTo(Elf.machineOf(Platform.host()));
    assertThat(Elf.machine(arm.resolve("usr/bin/dash"))).isEqualTo(Elf.machineOf(Platform.ARM64));
  }

  private static void assertAnswer(InvocationResult result) {
    assertThat(result.functionError()).as(result.logTail()).isEmpty();
    assertThat(result.payload().toString())
        .isEqualTo("{\"event\":{\"a\":1},\"handler\":\"greet\",\"directory\":\"/var/task\"}");
  }

  private static BakedImage built(@Nullable BakedImage image) {
    return Objects.requireNonNull(image);
  }

  /** Compiles the function. */
  static void compile(Path program) throws Exception {
    Process gcc =
        new ProcessBuilder(
                "gcc",
                "-D_GNU_SOURCE",
                "-static",
                "-Wall",
                "-Werror",
                "-o",
                program.toString(),
                SOURCE.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(gcc.waitFor()).as(said).isZero();
  }
}
