package dev.lava.runtime.handler;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The name that was probably meant. Called only once the wanted one is missing, so it may take its
 * time: it looks through the whole class path.
 */
final class NearName {
  private final String wanted;
  private @Nullable String nearest;
  private int distance;

  private NearName(String wanted) {
    this.wanted = wanted;
    this.distance = Math.max(2, wanted.length() / 4) + 1;
  }

  /** The class of the class path whose name is closest, or equal but for its package; or null. */
  static @Nullable String ofClass(String className, String classPath) {
    NearName near = new NearName(className);
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      near.considerEntry(entry);
    }
    return near.nearest;
  }

  /** The public method of a class whose name is closest; null where none is close. */
  static @Nullable String ofMethod(String name, Class<?> type) {
    NearName near = new NearName(name);
    for (Method method : type.getMethods()) {
      if (method.getDeclaringClass() != Object.class) {
        near.consider(method.getName());
      }
    }
    return near.nearest;
  }

  private void considerEntry(String entry) {
    try {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        considerDirectory(path);
      } else if (entry.endsWith(".jar") && Files.isRegularFile(path)) {
        considerJar(path);
      }
    } catch (IOException e) {
      // A jar that cannot be read has no suggestion to make.
      return;
    }
  }

  private void considerDirectory(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            considerFile(directory.relativize(file).toString().replace(File.separatorChar, '/'));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void considerJar(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        considerFile(entries.nextElement().getName());
      }
    }
  }

  private void considerFile(String path) {
    if (path.endsWith(".class")
        && !path.startsWith("META-INF/")
        && !path.startsWith("dev/lava/runtime/")) {
      String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
      consider(name);
      boolean sameButForPackage = simple(name).equals(simple(wanted));
      boolean nested = name.replace('$', '.').equals(wanted.replace('$', '.'));
      if ((sameButForPackage || nested) && distance > 0) {
        nearest = name;
        distance = nested ? 0 : 1;
      }
    }
  }

  private void consider(String name) {
    int found = name.equalsIgnoreCase(wanted) ? 1 : EditDistance.between(name, wanted, distance);
    if (found < distance) {
      nearest = name;
      distance = found;
    }
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
