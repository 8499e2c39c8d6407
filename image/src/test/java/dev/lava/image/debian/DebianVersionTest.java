package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebianVersionTest {
  /** Every version is less than all that follow it. */
  private static final List<DebianVersion> ASCENDING =
      Stream.of(
              "~~",
              "~~a",
              "~",
              "0",
              "0.9",
              "1.0~beta1~svn1245",
              "1.0~beta1",
              "1.0",
              "1.0-0+b1",
              "1.0-1~bpo13+1",
              "1.0-1",
              "1.0-1+b1",
              "1.0-1+deb13u1",
              "1.0-1+deb13u2",
              "1.0-2",
              "1.0-10",
              "1.0a",
              "1.0+",
              "1.0.1",
              "1.2.3-4",
              "1.2.10-1",
              "2.41-12",
              "2.41-12+deb13u4",
              "20250419",
              "99999999999999999999998",
              "99999999999999999999999",
              "1:0.1",
              "1:1.0-1",
              "2:0")
          .map(DebianVersion::new)
          .toList();

  @Test
  void sort_as_deb_version_says() {
    for (int i = 0; i < ASCENDING.size(); i++) {
      for (int j = 0; j < ASCENDING.size(); j++) {
        assertThat(Integer.signum(ASCENDING.get(i).compareTo(ASCENDING.get(j))))
            .as("%s to %s", ASCENDING.get(i), ASCENDING.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void sort_from_any_order() {
    List<DebianVersion> shuffled = new ArrayList<>(ASCENDING);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ASCENDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0 0:1.0", "1.0 1.00", "1.0 1.0-0", "1.0- 1.0", "1-1 1-01", "0 0-"})
  void are_equal_where_only_the_writing_differs(String pair) {
    String[] versions = pair.split(" ");

    assertThat(new DebianVersion(versions[0])).isEqualByComparingTo(new DebianVersion(versions[1]));
  }
}
