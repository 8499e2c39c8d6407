package dev.lava.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the machine that a test cannot do without.
 *
 * <p>A missing tool must never look like a passed test: where the environment variable {@code CI}
 * is set the test fails, elsewhere it is skipped and says what to install.
 *
 * @param name the program's name on the {@code PATH}
 * @param remedy what installs it, such as {@code apt-get install skopeo}
 */
public record RequiredTool(String name, String remedy) {
  /** A tool of Debian's package of the same name. */
  public static RequiredTool ofDebian(String name) {
    return new RequiredTool(name, "apt-get install " + name);
  }

  /**
   * Where the tool is.
   *
   * @throws AssertionError in CI, where the tool is missing
   * @throws org.opentest4j.TestAbortedException elsewhere, where the tool is missing
   */
  public Path require() {
    Optional<Path> found = find(System.getenv());
    require(
        found.isPresent(),
        "no program '%s' on the PATH; this test needs it: %s".formatted(name, remedy));
    return found.orElseThrow();
  }

  /**
   * Demands a condition of the machine that is not a program, such as user namespaces.
   *
   * @param holds whether the machine fulfils it
   * @param otherwise what is missing and how to get it
   */
  public static void require(boolean holds, String otherwise) {
    if (System.getenv("CI") != null) {
      Assertions.assertTrue(holds, otherwise);
    } else {
      Assumptions.assumeTrue(holds, otherwise);
    }
  }

  private Optional<Path> find(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
