package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.testing.RequiredTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every sandbox does with a command; one subclass for each of them. */
@Timeout(60)
abstract class SandboxContract {
  final Sandbox sandbox;
  SmallRoot root;

  SandboxContract(String name) {
    this.sandbox = Sandboxes.named(name);
  }

  @BeforeEach
  void needs_a_machine_that_allows_it(@TempDir Path directory) throws IOException {
    RequiredTool.require(
        sandbox.availability() instanceof Availability.Available,
        "the sandbox '%s' is not available here: %s"
            .formatted(sandbox.name(), sandbox.availability()));
    root = SmallRoot.in(directory);
  }

  Finished run(String script) throws IOException {
    return Finished.of(sandbox.start(root.script(script)));
  }

  /** Starts a script that writes one line when it has got as far as its test needs it. */
  static SandboxedProcess awaitLine(SandboxedProcess process) throws IOException {
    var output =
        new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).isEqualTo("ready");
    return process;
  }

  @Test
  void output_and_errors_stay_apart() throws IOException {
    assertThat(run("echo out; echo err >&2")).isEqualTo(new Finished(0, "out\n", "err\n"));
  }

  @Test
  void the_exit_status_is_the_commands() throws IOException {
    assertThat(run("exit 7").status()).isEqualTo(7);
  }

  @Test
  void arguments_arrive_as_they_are() throws IOException {
    var command = root.command(Map.of(), "/bin/echo", "two  words", "", "*", "$HOME", "'\"\\");

    assertThat(Finished.of(sandbox.start(command)).output())
        .isEqualTo("two  words  * $HOME '\"\\\n");
  }

  @Test
  void the_working_directory_is_the_one_asked_for() throws IOException {
    assertThat(run("echo \"${PWD##*/}\"").output()).isEqualTo("task\n");
  }

  @Test
  void standard_input_is_empty() throws IOException {
    assertThat(run("wc -c").output()).isEqualTo("0\n");
  }

  @Test
  void much_output_on_both_streams_gets_through() throws IOException {
    Finished finished =
        run("dd if=/dev/zero bs=1k count=2048 2>/dev/null; dd if=/dev/zero bs=1k count=2048 >&2");

    assertThat(finished.output()).hasSize(2 * 1024 * 1024);
    assertThat(finished.errors()).hasSizeGreaterThan(2 * 1024 * 1024);
  }

  @Test
  void peak_memory_is_that_of_the_largest_process() throws IOException {
    // A shell that holds a text of 16 MiB, started by one that holds nothing.
    String large = "x=$(dd if=/dev/zero bs=1M count=16 | tr '\\0' x); echo ready; sleep 60; true";
    SandboxedProcess process = awaitLine(sandbox.start(root.script("(" + large + ") & wait")));
    try {
      assertThat(process.peakMemoryBytes().orElseThrow()).isBetween(16L << 20, 128L << 20);
    } finally {
      process.kill();
    }
  }

  @Test
  void terminate_reaches_the_command() throws IOException {
    SandboxedProcess process =
        awaitLine(
            sandbox.start(
                root.script("trap 'exit 3' TERM; echo ready; while true; do sleep 0.05; done")));

    process.terminate();

    assertThat(process.exit().join()).isEqualTo(3);
  }

  @Test
  void kill_ends_all_that_the_command_started() throws IOException {
    SandboxedProcess process =
        awaitLine(
            sandbox.start(
                root.script(
                    "%s & %s & echo ready; wait"
                        .formatted(ProcessTable.SLEEP, ProcessTable.SLEEP))));

    process.kill();

    assertThat(process.exit().join()).isEqualTo(128 + 9);
    assertThat(ProcessTable.sleeping()).isEmpty();
  }

  @Test
  void kill_before_the_command_has_begun_ends_it() throws IOException {
    SandboxedProcess process = sandbox.start(root.script(ProcessTable.SLEEP));

    process.kill();

    assertThat(process.exit().join()).isEqualTo(128 + 9);
  }

  @Test
  void kill_and_terminate_after_the_exit_do_nothing() throws IOException {
    SandboxedProcess process = sandbox.start(root.script("exit 5"));
    assertThat(process.exit().join()).isEqualTo(5);

    process.terminate();
    process.kill();
    process.kill();

    assertThat(process.exit().join()).isEqualTo(5);
  }

  @Test
  void a_command_that_a_signal_ended_has_128_and_the_signal_as_status() throws IOException {
    assertThat(run("sh -c 'kill -SEGV $$'; exit $?").status()).isEqualTo(128 + 11);
  }

  @Test
  void a_command_that_the_host_killed_has_137_as_status() throws IOException {
    SandboxedProcess process =
        awaitLine(
            sandbox.start(
                root.script("echo ready; while true; do true; done; " + ProcessTable.SLEEP)));

    // Not by Lava: so does the kernel where memory is short.
    ProcessTable.sleeping().forEach(ProcessHandle::destroyForcibly);

    assertThat(process.exit().join()).isEqualTo(128 + 9);
    assertThat(process.errors()).isEmpty();
  }

  @Test
  void after_the_exit_there_is_no_peak_memory() throws IOException {
    SandboxedProcess process = sandbox.start(root.script("exit 0"));
    process.exit().join();

    assertThat(process.peakMemoryBytes()).isEmpty();
  }

  @Test
  void a_root_that_is_none_is_refused() {
    Path missing = root.path().resolve("var/missing");
    var command =
        new SandboxCommand(missing, false, List.of("/bin/sh"), Map.of(), "/", OptionalInt.empty());

    assertThatThrownBy(() -> sandbox.start(command))
        .isInstanceOf(SandboxException.class)
        .hasMessage("the root of a sandboxed command is a directory; %s is none", missing);
  }

  @Test
  void nothing_stays_behind() throws IOException {
    String mounts = Files.readString(Path.of("/proc/self/mounts"));
    List<String> temporary = temporaryFiles();

    run("exit 0");

    assertThat(Files.readString(Path.of("/proc/self/mounts"))).isEqualTo(mounts);
    assertThat(temporaryFiles()).isEqualTo(temporary);
  }

  private static List<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("lava-"))
          .sorted()
          .toList();
    }
  }
}
