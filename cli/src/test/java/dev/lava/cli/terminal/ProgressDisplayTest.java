package dev.lava.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.progress.ProgressEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void a_pipe_sees_a_line_for_each_task_that_took_long() {
    show(new PlainDisplay(err), Duration.ofMillis(1500), false);

    assertThat(text()).isEqualTo("  jlink (1.5 s)\n");
  }

  @Test
  void a_pipe_sees_nothing_of_what_was_quick() {
    show(new PlainDisplay(err), Duration.ofMillis(999), false);

    assertThat(text()).isEmpty();
  }

  @Test
  void a_pipe_sees_nothing_of_what_was_cached() {
    show(new PlainDisplay(err), Duration.ofMillis(1500), true);

    assertThat(text()).isEmpty();
  }

  @Test
  void a_pipe_sees_a_long_transfer_move() {
    PlainDisplay display = new PlainDisplay(err);
    for (long bytes = 0; bytes <= 120_000_000; bytes += 30_000_000) {
      display.on(new ProgressEvent.Advanced("download", bytes));
    }

    assertThat(text()).isEqualTo("  download … 60.0 MB\n  download … 120.0 MB\n");
  }

  @Test
  void a_terminal_keeps_long_tasks_and_clears_its_line_at_the_end() {
    show(new LiveDisplay(err), Duration.ofMillis(1500), false);

    assertThat(text()).contains("  jlink (1.5 s)\n").endsWith("\r\u001b[K");
  }

  private static void show(Terminal.ProgressDisplay display, Duration took, boolean cached) {
    try (display) {
      display.on(new ProgressEvent.Started("jlink", OptionalLong.empty()));
      display.on(new ProgressEvent.Finished("jlink", took, cached));
    }
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
