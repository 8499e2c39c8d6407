package dev.lava.build.oldformat;

import dev.lava.build.project.Dependency;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The classes of a function's dependencies that were compiled for Java 5 or older, in a format that
 * the JVM's caches take.
 *
 * <p>The JVM leaves classes of a format before 50 out of its caches (JDK source, {@code
 * SystemDictionaryShared::check_for_exclusion}: "Pre JDK 6 class not supported by CDS"), since only
 * its older verifier takes them. At every start they are then read, parsed and verified anew.
 * Joda-Time is such a library, and {@code aws-lambda-java-events} depends on it. What the format 50
 * has more are the stack maps of the newer verifier, and those can be written when the image is
 * built.
 *
 * <p>Left as they are: jars that are signed or sealed, classes with another version for newer Javas
 * in the same jar, classes that an earlier part of the class path hides, and classes for which no
 * stack maps can be made, such as those with subroutines or with missing superclasses.
 */
final class OldClassFiles {
  private final SortedMap<String, byte[]> classes = new TreeMap<>();
  private final SortedMap<String, Attributes> packages = new TreeMap<>();

  private OldClassFiles() {}

  /** Looks through dependencies, given in the order of the class path. */
  static OldClassFiles of(List<Dependency> inOrder) throws IOException {
    OldClassFiles found = new OldClassFiles();
    try (ClassPathJars jars = ClassPathJars.open(inOrder)) {
      ClassFileUpgrade upgrade = new ClassFileUpgrade(jars::classFile);
      Set<String> hidden = new HashSet<>();
      for (ClassPathJar jar : jars.all()) {
        boolean open = !jar.isSigned() && !jar.isSealed();
        for (String path : jar.classPaths()) {
          if (hidden.add(path) && open && !jar.hasVersionsOf(path)) {
            found.consider(jar, path, upgrade);
          }
        }
      }
    }
    return found;
  }

  private void consider(ClassPathJar jar, String path, ClassFileUpgrade upgrade)
      throws IOException {
    if (!jar.isOld(path)) {
      return;
    }
    Optional<byte[]> upgraded = upgrade.of(jar.read(path));
    if (upgraded.isPresent()) {
      classes.put(path, upgraded.get());
      int end = path.lastIndexOf('/') + 1;
      packages.computeIfAbsent(path.substring(0, end), jar::packageAttributes);
    }
  }

  /** The class files by their path in a jar, such as {@code org/joda/time/DateTime.class}. */
  SortedMap<String, byte[]> classes() {
    return Collections.unmodifiableSortedMap(classes);
  }

  /** What a jar of them holds: the classes and the manifest. */
  FileTree tree() throws IOException {
    ByteArrayOutputStream manifest = new ByteArrayOutputStream();
    manifest().write(manifest);
    FileTree.Builder tree = FileTree.builder();
    tree.put(JarFile.MANIFEST_NAME, new Node.File(Content.of(manifest.toByteArray()), 0_644));
    classes.forEach((path, bytes) -> tree.put(path, new Node.File(Content.of(bytes), 0_644)));
    return tree.build();
  }

  /**
   * A manifest for that jar: each package keeps the title, version and vendor that its own jar gave
   * it, which libraries ask for ({@link Package#getImplementationVersion}).
   */
  Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getEntries().putAll(packages);
    return manifest;
  }
}
