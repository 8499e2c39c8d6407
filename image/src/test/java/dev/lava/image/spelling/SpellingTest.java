package dev.lava.image.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of("packages", "files", "links");

  @ParameterizedTest
  @ValueSource(strings = {"pakages", "packagess", "pacakges", "Packages", "peckages"})
  void a_name_that_is_near_is_suggested(String seen) {
    assertThat(Spelling.ending(seen, KNOWN)).isEqualTo("; did you mean 'packages'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "pack", ""})
  void one_that_is_not_near_is_not(String seen) {
    assertThat(Spelling.ending(seen, KNOWN)).isEqualTo(".");
  }

  @Test
  void of_several_that_are_as_near_the_first_in_the_alphabet_is_taken() {
    assertThat(Spelling.closest("c", List.of("b", "a"))).contains("a");
    assertThat(Spelling.closest("c", List.of())).isEmpty();
  }
}
