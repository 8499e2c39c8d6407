package dev.lava.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void sets_words_flush_left_and_figures_flush_right() {
    Table table =
        new Table("layer", "size").row("os", "9.8 MB").row("lang", "33.6 MB").row("runtime", "");

    assertThat(table)
        .hasToString(
            """
            layer       size
            os        9.8 MB
            lang     33.6 MB
            runtime""");
  }

  @Test
  void refuses_a_row_of_another_width() {
    assertThatThrownBy(() -> new Table("a", "b").row("only one"))
        .hasMessage("a row of this table has 2 cells; saw 1");
  }
}
