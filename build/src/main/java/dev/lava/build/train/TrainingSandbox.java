package dev.lava.build.train;

import dev.lava.image.Platform;
import dev.lava.sandbox.Availability.Unavailable;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a function may be trained. */
sealed interface TrainingSandbox {
  /** Here. */
  record Usable(Sandbox sandbox) implements TrainingSandbox {}

  /**
   * Nowhere.
   *
   * @param reason why, for each sandbox that was looked at
   */
  record None(String reason) implements TrainingSandbox {}

  /** How a place is found. */
  @FunctionalInterface
  interface Choice {
    /** Where an image for this platform is trained in this way. */
    TrainingSandbox of(Platform platform, TrainingSettings settings);
  }

  /**
   * The first that has a root of its own, works here, and keeps the network away where that is
   * asked for.
   *
   * @throws IllegalArgumentException where there is none of the name that the settings ask for
   */
  static TrainingSandbox choose(Platform platform, TrainingSettings settings) {
    Optional<String> foreign = Emulation.ofThisMachine().against(platform, Platform.host());
    if (foreign.isPresent()) {
      return new None(foreign.get());
    }
    return choose(
        settings.sandbox().map(Sandboxes::named).map(List::of).orElseGet(Sandboxes::isolated),
        settings.network());
  }

  /** The first of these that will do. */
  static TrainingSandbox choose(List<Sandbox> candidates, boolean network) {
    List<String> reasons = new ArrayList<>();
    for (Sandbox sandbox : candidates) {
      Optional<String> reason = against(sandbox, network);
      if (reason.isEmpty()) {
        return new Usable(sandbox);
      }
      reasons.add(reason.get());
    }
    return new None(String.join("; ", reasons));
  }

  private static Optional<String> against(Sandbox sandbox, boolean network) {
    if (sandbox.name().equals("process")) {
      return Optional.of(
          "the process sandbox runs a function on this machine's own JVM, and a cache is of use to no JVM but the one that wrote it (--sandbox namespace or --sandbox podman)");
    }
    if (sandbox.availability() instanceof Unavailable(String reason, String remedy)) {
      return Optional.of("%s: %s (%s)".formatted(sandbox.name(), reason, remedy));
    }
    if (!network && sandbox.networkIsolation() instanceof Unavailable(String reason, String _)) {
      return Optional.of(reason + " (--train-network allows that)");
    }
    return Optional.empty();
  }
}
