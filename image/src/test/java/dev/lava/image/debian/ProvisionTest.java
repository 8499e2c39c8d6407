package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvisionTest {
  @Test
  void are_names_with_and_without_a_version() {
    assertThat(Provision.parse("awk, java-runtime (= 25),base:any ,x(=1:2~3)"))
        .containsExactly(
            new Provision("awk", Optional.empty()),
            new Provision("java-runtime", Optional.of(new DebianVersion("25"))),
            new Provision("base", Optional.empty()),
            new Provision("x", Optional.of(new DebianVersion("1:2~3"))));
  }

  @Test
  void that_cannot_be_read_name_no_version() {
    assertThat(Provision.parse("a (= 1, b )=(, ,"))
        .extracting(Provision::version)
        .containsOnly(Optional.empty());
  }
}
