package dev.lava.build.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.sandbox.Availability.Available;
import dev.lava.sandbox.Availability.Unavailable;
import dev.lava.sandbox.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingSandboxTest {
  private static final Unavailable NO = new Unavailable("the kernel says no", "sysctl -w a=1");
  private static final Sandbox FORBIDDEN = new NoSandbox("namespace", NO, NO);
  private static final Sandbox ISOLATING = new NoSandbox("namespace");
  private static final Sandbox ON_THE_NETWORK =
      new NoSandbox(
          "podman", new Available(), new Unavailable("podman leaves it on the network", "another"));

  @Test
  void the_first_that_works_and_keeps_the_network_away_is_taken() {
    assertThat(TrainingSandbox.choose(List.of(ISOLATING, ON_THE_NETWORK), false))
        .isEqualTo(new TrainingSandbox.Usable(ISOLATING));
  }

  @Test
  void one_that_leaves_the_network_is_not_taken_and_every_reason_is_told() {
    assertThat(TrainingSandbox.choose(List.of(FORBIDDEN, ON_THE_NETWORK), false))
        .isEqualTo(
            new TrainingSandbox.None(
                "namespace: the kernel says no (sysctl -w a=1); podman leaves it on the network (--train-network allows that)"));
  }

  @Test
  void one_that_leaves_the_network_is_taken_where_the_network_is_wanted() {
    assertThat(TrainingSandbox.choose(List.of(FORBIDDEN, ON_THE_NETWORK), true))
        .isEqualTo(new TrainingSandbox.Usable(ON_THE_NETWORK));
  }

  @Test
  void the_bare_host_is_never_taken() {
    assertThat(TrainingSandbox.choose(List.of(new NoSandbox("process")), true))
        .isEqualTo(
            new TrainingSandbox.None(
                "the process sandbox runs a function on this machine's own JVM, and a cache is of use to no JVM but the one that wrote it (--sandbox namespace or --sandbox podman)"));
  }
}
