package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void an_image_is_built_and_then_known() throws Exception {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    assertThat(Rehearsal.run(new Terminal(out, out, false))).isZero();

    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("nothing has changed since the last build");
  }
}
