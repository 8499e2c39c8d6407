package dev.lava.emulator.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogTailTest {
  private final LogTail tail = new LogTail();

  @Test
  void a_short_log_is_kept_whole() {
    tail.add("one");
    tail.add("two");
    assertThat(tail.text()).isEqualTo("one\ntwo\n");
  }

  @Test
  void nothing_is_nothing() {
    assertThat(tail.text()).isEmpty();
  }

  @Test
  void of_a_long_log_the_last_four_kilobytes_are_kept() {
    for (int i = 0; i < 10_000; i++) {
      tail.add("line " + i);
    }
    assertThat(tail.text()).hasSize(4096).endsWith("line 9998\nline 9999\n");
  }

  @Test
  void a_long_line_is_cut_in_front() {
    tail.add("a".repeat(5000) + "b");
    assertThat(tail.text()).isEqualTo("a".repeat(4094) + "b\n");
  }

  @Test
  void no_character_is_cut() {
    tail.add("ü".repeat(3000));
    assertThat(tail.text()).isEqualTo("ü".repeat(2047) + "\n");
    assertThat(tail.text().getBytes(StandardCharsets.UTF_8)).hasSize(4095);
  }
}
