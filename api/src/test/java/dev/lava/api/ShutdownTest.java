package dev.lava.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private static final String HOOKS =
      """
      last
      the shutdown hook 'too late' comes too late: shutdown has begun
      The shutdown hook 'hanging' did not end within 20 ms.
      The shutdown hook 'failing' failed: java.lang.IllegalStateException: on purpose
      first\
      """;

  @Test
  void SIGTERM_runs_the_hooks_from_last_to_first() throws Exception {
    Process process = start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("ready");
      // Process.destroy would close the streams as well.
      process.toHandle().destroy();

      assertThat(String.join("\n", output.lines().toList())).isEqualTo(HOOKS);
      assertThat(process.waitFor()).isEqualTo(143);
    }
  }

  @Test
  void so_does_an_exit_by_itself() throws Exception {
    Process process = start("3");
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(String.join("\n", output.lines().toList())).isEqualTo("ready\n" + HOOKS);
      assertThat(process.waitFor()).isEqualTo(3);
    }
  }

  @Test
  void hooks_for_which_no_time_is_left_are_named() {
    HookStack hooks = new HookStack(Duration.ofMillis(30));
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    hooks.push("never runs", Shutdown.DEFAULT_LIMIT, () -> {});
    hooks.push("hanging", Duration.ofDays(1), () -> new CountDownLatch(1).await());

    hooks.runAll(new PrintStream(report, true, StandardCharsets.UTF_8));

    assertThat(report.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("The shutdown hook 'hanging' did not end within "),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "The shutdown hook 'never runs' was not run: the 30 ms of all hooks were"
                            + " over."));
  }

  @Test
  void a_limit_that_is_no_time_is_refused() {
    assertThatThrownBy(() -> Shutdown.register("flush", Duration.ZERO, () -> {}))
        .hasMessage("the limit of the shutdown hook 'flush' must be positive, but is PT0S");
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add(ShutdownProcess.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
