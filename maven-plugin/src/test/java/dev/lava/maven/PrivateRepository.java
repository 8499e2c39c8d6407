package dev.lava.maven;

import dev.lava.image.atomic.Deletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A local repository of Maven that has what the developer's has, by links, and this build's own
 * artifacts as they lie in the modules' build directories. Maven must be offline, so that nothing
 * is written through the links.
 */
record PrivateRepository(Path directory) {
  private static final String VERSION = "0.1.0-SNAPSHOT";
  private static final Path MODULES = Path.of("..").toAbsolutePath().normalize();

  /** Where the modules' jars are, below each module. */
  private static final String TARGET = System.getProperty("lava.target", "target");

  /**
   * A new one in the build directory: JUnit warns of each link that it removes from its own
   * temporary directories.
   */
  static PrivateRepository create() throws IOException {
    Path directory = Path.of(TARGET, "repository").toAbsolutePath();
    Deletion.of(directory);
    Path developers =
        Optional.ofNullable(System.getProperty("maven.repo.local"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".m2", "repository"));
    link(developers, directory, "dev");
    link(developers.resolve("dev"), directory.resolve("dev"), "lava");
    PrivateRepository repository = new PrivateRepository(directory);
    repository.install("lava-parent", MODULES, Optional.empty());
    for (String module :
        List.of(
            "api", "runtime", "sandbox", "emulator", "image", "spring", "build", "maven-plugin")) {
      Path home = MODULES.resolve(module);
      String name = "lava-" + module;
      repository.install(
          name, home, Optional.of(home.resolve(TARGET, name + "-" + VERSION + ".jar")));
    }
    return repository;
  }

  private static void link(Path from, Path to, String except) throws IOException {
    Files.createDirectories(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.equals(except)) {
          Files.createSymbolicLink(to.resolve(name), entry.toRealPath());
        }
      }
    }
  }

  private void install(String artifact, Path module, Optional<Path> jar) throws IOException {
    Path place = Files.createDirectories(directory.resolve("dev/lava").resolve(artifact, VERSION));
    String name = artifact + "-" + VERSION;
    Files.copy(module.resolve("pom.xml"), place.resolve(name + ".pom"));
    if (jar.isPresent()) {
      Files.copy(jar.get(), place.resolve(name + ".jar"));
    }
  }
}
