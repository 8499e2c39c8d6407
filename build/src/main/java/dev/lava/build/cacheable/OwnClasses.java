package dev.lava.build.cacheable;

import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The function's own classes and resources, as they would stand in a jar. */
final class OwnClasses {
  private static final String CLASS = ".class";

  private final FileTree files;
  private final Manifest manifest;
  private final boolean understood;

  private OwnClasses(FileTree files, Manifest manifest, boolean understood) {
    this.files = files;
    this.manifest = manifest;
    this.understood = understood;
  }

  static OwnClasses of(FileTree files) {
    Manifest manifest = new Manifest();
    if (files.entries().get(JarFile.MANIFEST_NAME) instanceof Node.File file) {
      try (InputStream in = file.content().open()) {
        manifest.read(in);
      } catch (IOException e) {
        // What it says of the packages is unknown, so no class of theirs moves.
        return new OwnClasses(files, manifest, false);
      }
    }
    return new OwnClasses(files, manifest, true);
  }

  /** All paths, of classes and of other files. */
  Set<String> paths() {
    return files.entries().keySet();
  }

  /**
   * The classes, by path, that may stand in another jar as well; none where the function is signed
   * or sealed or has versions of its classes for newer Javas.
   */
  List<String> movable() {
    boolean held =
        !understood
            || ClassPathJar.isSealed(manifest)
            || paths().stream().map(path -> path.toUpperCase(Locale.ROOT)).anyMatch(this::holds);
    return held ? List.of() : paths().stream().filter(path -> path.endsWith(CLASS)).toList();
  }

  private boolean holds(String path) {
    return path.startsWith("META-INF/")
        && (path.endsWith(".SF") || path.startsWith("META-INF/VERSIONS/"));
  }

  byte[] read(String path) throws IOException {
    if (files.entries().get(path) instanceof Node.File file) {
      try (InputStream in = file.content().open()) {
        return in.readAllBytes();
      }
    }
    return new byte[0];
  }

  Attributes packageAttributes(String path) {
    return ClassPathJar.packageAttributes(manifest, path);
  }

  /** The class file of a type; null where it is not the function's own. */
  @Nullable InputStream classFile(ClassDesc type) {
    String descriptor = type.descriptorString();
    String path = descriptor.substring(1, descriptor.length() - 1) + CLASS;
    try {
      return files.at(path).isPresent() ? new ByteArrayInputStream(read(path)) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
