package dev.lava.build.cacheable;

import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The classes of a function and of its dependencies of which the JVM's caches do not keep all that
 * a start needs, written so that they do. What the classes do stays the same.
 *
 * <p><b>Old formats.</b> The JVM leaves classes of a format before 50 out of its caches (JDK
 * source, {@code SystemDictionaryShared::check_for_exclusion}: "Pre JDK 6 class not supported by
 * CDS"), since only its older verifier takes them. At every start they are then read, parsed and
 * verified anew. Joda-Time is such a library, and {@code aws-lambda-java-events} depends on it.
 * What the format 50 has more are the stack maps of the newer verifier, and those can be written
 * when the image is built.
 *
 * <p><b>Records.</b> The caches keep how the call sites of lambdas and of joined strings were
 * linked, but not those of a record's {@code equals}, {@code hashCode} and {@code toString} (JDK
 * source, {@code AOTConstantPoolResolver::is_indy_resolution_deterministic}), which are composed of
 * method handles at every start. Ordinary code does the same.
 *
 * <p>Left as they are: jars that are signed or sealed, classes with another version for newer Javas
 * in the same jar, classes that an earlier part of the class path hides, and classes that cannot be
 * written so that they verify, such as those with subroutines or with missing superclasses.
 */
public final class CacheableClasses {
  private final SortedMap<String, byte[]> classes = new TreeMap<>();
  private final SortedMap<String, Attributes> packages = new TreeMap<>();

  private CacheableClasses() {}

  /** Looks through the dependencies, and through the function's own classes for records. */
  public static CacheableClasses of(FunctionContents contents) throws IOException {
    // In this order the bootstrap puts them on the class path.
    List<Dependency> inOrder =
        contents.dependencies().stream()
            .sorted(Comparator.comparing(Dependency::fileName))
            .toList();
    CacheableClasses found = new CacheableClasses();
    try (ClassPathJars jars = ClassPathJars.open(inOrder)) {
      OwnClasses own = OwnClasses.of(contents.classes());
      ClassFile classFiles = jars.classFiles(own);
      OldFormat oldFormat = new OldFormat(classFiles);
      RecordFormat records = new RecordFormat(classFiles);
      for (String path : own.movable()) {
        found.take(records.of(path, own.read(path)), own::packageAttributes);
      }
      Set<String> hidden = new HashSet<>(own.paths());
      for (ClassPathJar jar : jars.all()) {
        boolean open = !jar.isSigned() && !jar.isSealed();
        for (String path : jar.classPaths()) {
          if (hidden.add(path) && open && !jar.hasVersionsOf(path)) {
            byte[] classFile = jar.read(path);
            found.take(
                OldFormat.isOld(classFile)
                    ? oldFormat.of(path, classFile)
                    : records.of(path, classFile),
                jar::packageAttributes);
          }
        }
      }
    }
    return found;
  }

  private void take(Map<String, byte[]> written, Function<String, Attributes> packageAttributes) {
    classes.putAll(written);
    for (String path : written.keySet()) {
      int end = path.lastIndexOf('/') + 1;
      packages.computeIfAbsent(path.substring(0, end), packageAttributes);
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
