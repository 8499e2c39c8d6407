package dev.lava.sandbox;

import dev.lava.sandbox.Availability.Unavailable;
import java.util.List;

/**
 * Which sandbox was taken.
 *
 * @param sandbox the one
 * @param passedOver those that would have been taken before it, but are not available
 */
public record SandboxChoice(Sandbox sandbox, List<PassedOver> passedOver) {
  public SandboxChoice {
    passedOver = List.copyOf(passedOver);
  }

  /** A sandbox that this machine does not allow. */
  public record PassedOver(String name, Unavailable why) {
    /**
     * One line, such as {@code podman: no program 'podman' is on the PATH (apt-get install
     * podman)}.
     */
    @Override
    public String toString() {
      return "%s: %s (%s)".formatted(name, why.reason(), why.remedy());
    }
  }
}
