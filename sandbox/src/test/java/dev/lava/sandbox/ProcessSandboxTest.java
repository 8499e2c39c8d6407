package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProcessSandboxTest extends SandboxContract {
  ProcessSandboxTest() {
    super("process");
  }

  @Test
  void the_function_and_its_runtime_are_found_below_the_root() throws IOException {
    var environment =
        Map.of(
            "LAMBDA_TASK_ROOT", "/var/task",
            "LAMBDA_RUNTIME_DIR", "/var/runtime",
            "LD_LIBRARY_PATH", "/var/lang/lib",
            "PATH", "/var/lang/bin",
            "OTHER", "/stays");

    assertThat(Finished.of(sandbox.start(root.command(environment, "/bin/env"))).output().lines())
        .containsExactlyInAnyOrder(
            "LAMBDA_TASK_ROOT=" + root.path().resolve("var/task"),
            "LAMBDA_RUNTIME_DIR=" + root.path().resolve("var/runtime"),
            "LAVA_JAVA_HOME=" + System.getProperty("java.home"),
            "LAVA_OPT=" + root.path().resolve("opt"),
            "PATH=" + System.getenv("PATH"),
            "OTHER=/stays");
  }

  @Test
  void a_working_directory_that_is_none_is_named() {
    var command =
        new SandboxCommand(
            root.path(), false, List.of("/bin/sh"), Map.of(), "/nowhere", OptionalInt.empty());

    assertThatThrownBy(() -> sandbox.start(command))
        .isInstanceOf(SandboxException.class)
        .hasMessage(
            "the process sandbox cannot start /bin/sh: its working directory /nowhere is none, looked for at %s",
            root.path().resolve("nowhere"));
  }

  @Test
  void a_program_that_is_missing_is_named() {
    assertThatThrownBy(() -> sandbox.start(root.command(Map.of(), "/bin/missing")))
        .isInstanceOf(SandboxException.class)
        .hasMessageStartingWith("the process sandbox cannot start /bin/missing: ");
  }
}
