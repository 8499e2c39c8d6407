package dev.lava.cli;

import dev.lava.build.home.LavaHome;
import dev.lava.cli.terminal.Terminal;
import java.util.Map;

/**
 * What a verb needs of the world around it, read once.
 *
 * @param terminal where it speaks
 * @param environment the environment variables of the process
 * @param home where Lava keeps things
 */
record Surroundings(Terminal terminal, Map<String, String> environment, LavaHome home) {
  static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Surroundings(Terminal.ofProcess(), environment, LavaHome.of(environment));
  }
}
