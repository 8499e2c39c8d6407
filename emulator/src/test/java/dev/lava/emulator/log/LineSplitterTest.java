package dev.lava.emulator.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
  private final List<String> lines = new ArrayList<>();
  private final LineSplitter splitter = new LineSplitter(lines::add);

  private void accept(byte... bytes) {
    splitter.accept(bytes, bytes.length);
  }

  private void accept(String text) {
    accept(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void lines_end_as_on_unix_or_windows() {
    accept("one\ntwo\r\n\nfour\n");
    assertThat(lines).containsExactly("one", "two", "", "four");
  }

  @Test
  void lines_may_be_cut_anywhere() {
    for (byte one : "grüß\r\n€ 1\n".getBytes(StandardCharsets.UTF_8)) {
      accept(one);
    }
    assertThat(lines).containsExactly("grüß", "€ 1");
  }

  @Test
  void an_unfinished_line_waits_for_its_end_or_for_a_flush() {
    accept("one\ntw");
    assertThat(lines).containsExactly("one");
    accept("o");
    splitter.flush();
    splitter.flush();
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void a_line_that_is_too_long_for_one_event_becomes_two() {
    accept("x".repeat(LineSplitter.LONGEST) + "y\n");
    assertThat(lines).containsExactly("x".repeat(LineSplitter.LONGEST), "y");
  }

  @Test
  void a_line_of_just_the_longest_size_stays_one() {
    accept("x".repeat(LineSplitter.LONGEST) + "\n");
    assertThat(lines).containsExactly("x".repeat(LineSplitter.LONGEST));
  }

  @Test
  void bytes_that_are_no_text_are_replaced() {
    accept((byte) 'a', (byte) 0xFF, (byte) '\n');
    assertThat(lines).containsExactly("a\uFFFD");
  }
}
