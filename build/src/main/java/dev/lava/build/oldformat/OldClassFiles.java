package dev.lava.build.oldformat;

import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;

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
public final class OldClassFiles {
  private final SortedMap<String, byte[]> classes = new TreeMap<>();
  private final SortedMap<String, Attributes> packages = new TreeMap<>();

  private OldClassFiles() {}

  /** Looks through the dependencies; the function's own classes only hide others. */
  public static OldClassFiles of(FunctionContents contents) throws IOException {
    return of(inOrder(contents)).without(contents.classes().entries().keySet());
  }

  /** In this order the bootstrap puts the dependencies on the class path. */
  static List<Dependency> inOrder(FunctionContents contents) {
    return contents.dependencies().stream()
        .sorted(Comparator.comparing(Dependency::fileName))
        .toList();
  }

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

  /** Those that {@link #writeTo} has written. */
  static OldClassFiles readFrom(Path file) throws IOException {
    OldClassFiles found = new OldClassFiles();
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw new IOException("'%s' has no manifest".formatted(file));
      }
      found.packages.putAll(manifest.getEntries());
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
          try (InputStream in = jar.getInputStream(entry)) {
            found.classes.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
    return found;
  }

  /** Writes a jar with them. */
  void writeTo(OutputStream out) throws IOException {
    JarOutputStream jar = new JarOutputStream(out, manifest());
    jar.setLevel(Deflater.BEST_SPEED);
    for (Map.Entry<String, byte[]> file : classes.entrySet()) {
      jar.putNextEntry(new JarEntry(file.getKey()));
      jar.write(file.getValue());
    }
    jar.finish();
  }

  /** Without classes at these paths, which something earlier on the class path hides. */
  OldClassFiles without(Set<String> paths) {
    OldClassFiles left = new OldClassFiles();
    classes.forEach(
        (path, bytes) -> {
          if (!paths.contains(path)) {
            left.classes.put(path, bytes);
            String directory = path.substring(0, path.lastIndexOf('/') + 1);
            Attributes attributes = packages.get(directory);
            if (attributes != null) {
              left.packages.put(directory, attributes);
            }
          }
        });
    return left;
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
  public SortedMap<String, byte[]> classes() {
    return Collections.unmodifiableSortedMap(classes);
  }

  /**
   * A manifest for the jar that holds the classes: each package keeps the title, version and vendor
   * that its own jar gave it, which libraries ask for ({@link Package#getImplementationVersion}).
   */
  public Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getEntries().putAll(packages);
    return manifest;
  }
}
