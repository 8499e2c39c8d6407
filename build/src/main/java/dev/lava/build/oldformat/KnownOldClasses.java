package dev.lava.build.oldformat;

import dev.lava.build.inputs.KnownDigests;
import dev.lava.build.jar.ClassesJar;
import dev.lava.build.project.Dependency;
import dev.lava.image.Digest;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Jars of the old classes of dependencies, written anew and kept: one for each set of dependencies.
 * Looking through all of their classes takes longer than all else that a build does of which one
 * class of the function has changed.
 *
 * @param directory where they are kept; made where it is missing
 * @param digests tells the dependencies apart
 */
public record KnownOldClasses(Path directory, KnownDigests digests) {
  /** To be raised when the same dependencies are to give another jar. */
  private static final String RULES = "3";

  /**
   * The jar for these dependencies, before which it has to stand on the class path; empty where
   * none has such classes. The same dependencies give the same bytes.
   */
  public Optional<Path> jar(List<Dependency> dependencies) throws IOException {
    // In this order the bootstrap puts them on the class path.
    List<Dependency> inOrder =
        dependencies.stream().sorted(Comparator.comparing(Dependency::fileName)).toList();
    Path file = directory.resolve(key(inOrder).hex() + ".jar");
    if (!isWhole(file)) {
      write(OldClassFiles.of(inOrder), file);
    }
    return Files.size(file) == 0 ? Optional.empty() : Optional.of(file);
  }

  /** None at all is an empty file. */
  private static boolean isWhole(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    if (Files.size(file) == 0) {
      return true;
    }
    try (ZipFile jar = new ZipFile(file.toFile())) {
      return jar.size() > 0;
    } catch (ZipException _) {
      return false;
    }
  }

  private void write(OldClassFiles found, Path file) throws IOException {
    Files.createDirectories(directory);
    PartialFile.removeAbandoned(directory);
    try (PartialFile partial = PartialFile.create(directory)) {
      if (!found.classes().isEmpty()) {
        ClassesJar.write(found.tree(), partial);
      }
      partial.moveTo(file);
    }
  }

  /** What is written depends on the JDK's library for class files, too. */
  private Digest key(List<Dependency> inOrder) throws IOException {
    SortedMap<String, Content> named = new TreeMap<>();
    inOrder.forEach(dependency -> named.put(dependency.fileName(), dependency.content()));
    return digests.of("old classes %s %s".formatted(RULES, Runtime.version()), named);
  }
}
