package dev.lava.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.sandbox.Availability.Available;
import dev.lava.sandbox.Availability.Unavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxesTest {
  private static final Sandbox WORKING = new Fixed("working", new Available());
  private static final Sandbox MISSING =
      new Fixed("missing", new Unavailable("no program 'x' on the PATH", "apt-get install x"));
  private static final Sandbox FORBIDDEN =
      new Fixed("forbidden", new Unavailable("the kernel says no", "as root, sysctl -w a=1"));

  /** A sandbox that is available or not, and starts nothing. */
  private record Fixed(String name, Availability availability) implements Sandbox {
    @Override
    public SandboxedProcess start(SandboxCommand command) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void there_are_three_and_the_most_isolated_comes_first() {
    assertThat(Sandboxes.all())
        .extracting(Sandbox::name)
        .containsExactly("namespace", "podman", "process");
    assertThat(Sandboxes.isolated())
        .extracting(Sandbox::name)
        .containsExactly("namespace", "podman");
  }

  @Test
  void an_unknown_name_is_answered_with_the_known_ones() {
    assertThatThrownBy(() -> Sandboxes.named("docker"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no sandbox is named 'docker'; there are namespace, podman, process");
  }

  @Test
  void the_first_that_works_is_taken_and_those_before_it_are_told() throws SandboxException {
    SandboxChoice choice = Sandboxes.firstAvailable(List.of(MISSING, WORKING, FORBIDDEN));

    assertThat(choice.sandbox()).isSameAs(WORKING);
    assertThat(choice.passedOver())
        .extracting(Object::toString)
        .containsExactly("missing: no program 'x' on the PATH (apt-get install x)");
  }

  @Test
  void where_none_works_each_says_why() {
    assertThatThrownBy(() -> Sandboxes.firstAvailable(List.of(MISSING, FORBIDDEN)))
        .isInstanceOf(SandboxException.class)
        .hasMessage(
            """
            this machine allows none of the sandboxes that would do:
              missing: no program 'x' on the PATH (apt-get install x)
              forbidden: the kernel says no (as root, sysctl -w a=1)""");
  }
}
