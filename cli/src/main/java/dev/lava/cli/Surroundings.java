package dev.lava.cli;

import dev.lava.build.home.LavaHome;
import dev.lava.cli.terminal.Terminal;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a verb needs of the world around it, read once.
 *
 * @param terminal where it speaks
 * @param environment the environment variables of the process
 * @param home where Lava keeps things
 * @param installed the folder that Lava runs from, where the launcher has named it
 */
record Surroundings(
    Terminal terminal,
    Map<String, String> environment,
    LavaHome home,
    Optional<Distribution> installed) {
  static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        Terminal.ofProcess(), environment, LavaHome.of(environment), Distribution.ofProcess());
  }

  /** The folder that Lava runs from. */
  Distribution distribution() throws IOException {
    return installed.orElseThrow(Distribution::missing);
  }
}
