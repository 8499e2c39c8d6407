package dev.lava.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that {@code ./lava} runs from, as the cli module's build lays it out: {@code lib/}
 * (the tools), {@code recipes/}, {@code samples/}, and {@code artifacts/} (jars that go into
 * images).
 *
 * @param directory the folder
 */
record Distribution(Path directory) {
  private static final String PROPERTY = "lava.distribution";

  /** The distribution of this process, which the launcher names. */
  static Distribution ofProcess() throws IOException {
    String named = System.getProperty(PROPERTY);
    if (named == null || !Files.isDirectory(Path.of(named).resolve("recipes"))) {
      throw new IOException(
          "the system property '%s' is %s; it names the folder with lib/, recipes/ and artifacts/, as the launcher './lava' sets it"
              .formatted(PROPERTY, named == null ? "not set" : "'" + named + "'"));
    }
    return new Distribution(Path.of(named));
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
