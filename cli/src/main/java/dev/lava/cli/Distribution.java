package dev.lava.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that {@code ./lava} runs from, as the cli module's build lays it out: {@code lib/}
 * (the tools), {@code recipes/}, {@code samples/}, and {@code artifacts/} (jars that go into
 * images).
 *
 * @param directory the folder
 */
record Distribution(Path directory) {
  private static final String PROPERTY = "lava.distribution";

  /** The folder that the launcher named, where it named one. */
  static Optional<Distribution> ofProcess() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(Distribution::new);
  }

  /** What to tell a user who started the classes without the launcher. */
  static IOException missing() {
    return new IOException(
        "the system property '%s' is not set; it names the folder with lib/, recipes/ and artifacts/, as the launcher './lava' sets it"
            .formatted(PROPERTY));
  }

  Path recipes() {
    return directory.resolve("recipes");
  }

  Path samples() {
    return directory.resolve("samples");
  }

  Path artifacts() {
    return directory.resolve("artifacts");
  }
}
