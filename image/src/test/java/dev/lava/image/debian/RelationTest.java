package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationTest {
  @Test
  void are_groups_of_alternatives() throws Exception {
    assertThat(Relation.parse("libc6 (>= 2.38), debconf(>=0.5) | debconf-2.0 ,python3:any", "a 1"))
        .hasToString("[[libc6 (>= 2.38)], [debconf (>= 0.5), debconf-2.0], [python3]]");
  }

  @ParameterizedTest
  @CsvSource({
    "<< 2, 1, true", "<< 2, 2, false", "<= 2, 2, true", "<= 2, 3, false", "= 2, 2, true",
    "= 2, 2.0, false", ">= 2, 2, true", ">= 2, 2~rc1, false", ">> 2, 2, false", ">> 2, 2+b1, true"
  })
  void accept_versions(String condition, String version, boolean accepted) throws Exception {
    Relation relation = Relation.parse("a (" + condition + ")", "b 1").getFirst().getFirst();

    assertThat(relation.accepts(new DebianVersion(version))).isEqualTo(accepted);
  }

  @Test
  void with_a_version_are_met_only_by_what_provides_one() throws Exception {
    Relation relation = Relation.parse("java-runtime (>= 21)", "a 1").getFirst().getFirst();

    assertThat(relation.acceptsProvided(Optional.of(new DebianVersion("25")))).isTrue();
    assertThat(relation.acceptsProvided(Optional.of(new DebianVersion("17")))).isFalse();
    assertThat(relation.acceptsProvided(Optional.empty())).isFalse();
  }

  @Test
  void that_cannot_be_read_are_named() {
    assertThatThrownBy(() -> Relation.parse("libc6 (>> )", "dash 0.5"))
        .hasMessage(
            "dash 0.5 has a dependency that cannot be read: 'libc6 (>> )'; valid is a name and perhaps a version, as in libc6 (>= 2.38)");
  }
}
