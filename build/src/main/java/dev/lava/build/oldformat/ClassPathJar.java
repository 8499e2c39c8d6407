package dev.lava.build.oldformat;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** One jar of a class path, read without checking signatures. */
final class ClassPathJar implements Closeable {
  /** The first format that has stack maps (JVM specification, section 4.10). */
  private static final int FIRST_WITH_STACK_MAPS = 50;

  private static final String CLASS = ".class";
  private static final String META = "META-INF/";
  private static final String VERSIONS = META + "versions/";

  /** What a package says of itself (JAR specification, "Per-Entry Attributes"). */
  private static final List<Attributes.Name> OF_A_PACKAGE =
      List.of(
          Attributes.Name.SPECIFICATION_TITLE,
          Attributes.Name.SPECIFICATION_VERSION,
          Attributes.Name.SPECIFICATION_VENDOR,
          Attributes.Name.IMPLEMENTATION_TITLE,
          Attributes.Name.IMPLEMENTATION_VERSION,
          Attributes.Name.IMPLEMENTATION_VENDOR);

  private final JarFile jar;
  private final Manifest manifest;
  private final List<String> classPaths = new ArrayList<>();
  private final Set<String> versioned = new HashSet<>();
  private boolean signed;

  private ClassPathJar(JarFile jar, Manifest manifest) {
    this.jar = jar;
    this.manifest = manifest;
    jar.stream().map(ZipEntry::getName).forEach(this::take);
  }

  static ClassPathJar open(Path file) throws IOException {
    JarFile jar = new JarFile(file.toFile(), false);
    try {
      Manifest manifest = jar.getManifest();
      return new ClassPathJar(jar, manifest == null ? new Manifest() : manifest);
    } catch (IOException | RuntimeException e) {
      jar.close();
      throw e;
    }
  }

  private void take(String name) {
    if (name.startsWith(VERSIONS)) {
      int end = name.indexOf('/', VERSIONS.length());
      versioned.add(name.substring(end + 1));
    } else if (name.startsWith(META)) {
      signed |= name.toUpperCase(Locale.ROOT).endsWith(".SF");
    } else if (name.endsWith(CLASS)) {
      classPaths.add(name);
    }
  }

  /** The classes, by path, but for those of particular versions of Java. */
  List<String> classPaths() {
    return classPaths;
  }

  boolean isSigned() {
    return signed;
  }

  /** Whether the jar, or any package in it, must not have classes from elsewhere. */
  boolean isSealed() {
    return isSealed(manifest.getMainAttributes())
        || manifest.getEntries().values().stream().anyMatch(ClassPathJar::isSealed);
  }

  private static boolean isSealed(Attributes attributes) {
    return "true".equalsIgnoreCase(attributes.getValue(Attributes.Name.SEALED));
  }

  /** Whether newer Javas find another class at this path. */
  boolean hasVersionsOf(String path) {
    return versioned.contains(path);
  }

  /** Whether a class is of a format without stack maps. */
  boolean isOld(String path) throws IOException {
    try (InputStream in = jar.getInputStream(entry(path))) {
      byte[] start = in.readNBytes(8);
      int major = start.length < 8 ? 0 : ((start[6] & 0xFF) << 8) | (start[7] & 0xFF);
      return major > 0 && major < FIRST_WITH_STACK_MAPS;
    }
  }

  byte[] read(String path) throws IOException {
    try (InputStream in = jar.getInputStream(entry(path))) {
      return in.readAllBytes();
    }
  }

  private ZipEntry entry(String path) throws IOException {
    ZipEntry entry = jar.getEntry(path);
    if (entry == null) {
      throw new IOException("'%s' is no longer in '%s'".formatted(path, jar.getName()));
    }
    return entry;
  }

  /** What the manifest says of a package, whose path ends in a slash. */
  Attributes packageAttributes(String path) {
    Attributes all = new Attributes();
    @Nullable Attributes own = manifest.getAttributes(path);
    for (Attributes.Name name : OF_A_PACKAGE) {
      String value = own == null ? null : own.getValue(name);
      String said = value == null ? manifest.getMainAttributes().getValue(name) : value;
      if (said != null) {
        all.put(name, said);
      }
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
