package dev.lava.cli;

import dev.lava.build.inputs.KnownDigests;
import dev.lava.build.oldformat.KnownOldClasses;
import dev.lava.build.project.Dependency;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does to Lava itself what a build does to functions: writes those classes of its libraries that
 * are of a format too old for the JVM's caches, picocli's, into a jar of a newer one. The launcher
 * puts that jar first on the class path; where it is missing, the libraries do.
 */
public final class NewerLibraries {
  private static final String JAR = "libraries.jar";

  private NewerLibraries() {}

  /**
   * Arguments: {@code LIB DIRECTORY}, where the libraries are, and where {@code libraries.jar} is
   * to be, which is replaced when the new one is whole.
   */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static void write(Path libraries, Path directory) throws IOException {
    List<Dependency> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(libraries, "*.jar")) {
      for (Path file : files) {
        jars.add(new Dependency(file.getFileName().toString(), Content.of(file)));
      }
    }
    Optional<Path> written =
        new KnownOldClasses(directory, new KnownDigests(directory.resolve("digests"))).jar(jars);
    if (written.isPresent()) {
      Files.move(written.get(), directory.resolve(JAR), StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
