package dev.lava.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({"0,0 B", "999,999 B", "1000,1.0 KB", "4200,4.2 KB", "33600000,33.6 MB"})
  void sizes_are_decimal(long bytes, String text) {
    assertThat(Figures.size(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.00084S,0.84 ms",
    "PT0.153S,153 ms",
    "PT2.4S,2.4 s",
    "PT3M5S,3 min 5 s",
  })
  void durations_have_the_unit_that_fits(Duration duration, String text) {
    assertThat(Figures.duration(duration)).isEqualTo(text);
  }
}
