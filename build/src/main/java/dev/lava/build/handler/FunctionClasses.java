package dev.lava.build.handler;

import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The class files of a function and its dependencies, by name. Reads them; loads none. */
final class FunctionClasses {
  private static final String SUFFIX = ".class";

  private final FunctionContents contents;

  FunctionClasses(FunctionContents contents) {
    this.contents = contents;
  }

  /** The class of this binary name, the function's own before its dependencies'. */
  Optional<ClassModel> find(String binaryName) throws IOException {
    String path = binaryName.replace('.', '/') + SUFFIX;
    if (contents.classes().at(path).orElse(null) instanceof Node.File(Content content, _)) {
      try (InputStream in = content.open()) {
        return Optional.of(parse(in));
      }
    }
    for (Dependency dependency : contents.dependencies()) {
      Optional<ClassModel> found = find(dependency.content(), path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The class of this binary name, the function's own or of the JDK that reads this. */
  Optional<ClassModel> findAnywhere(String binaryName) throws IOException {
    Optional<ClassModel> found = find(binaryName);
    if (found.isPresent()) {
      return found;
    }
    String path = binaryName.replace('.', '/') + SUFFIX;
    try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(parse(in));
    }
  }

  /** The binary names of the function's own classes. */
  SortedSet<String> ownNames() {
    SortedSet<String> names = new TreeSet<>();
    for (String path : contents.classes().entries().keySet()) {
      if (path.endsWith(SUFFIX) && !path.startsWith("META-INF/")) {
        names.add(path.substring(0, path.length() - SUFFIX.length()).replace('/', '.'));
      }
    }
    return names;
  }

  private static Optional<ClassModel> find(Content jar, String path) throws IOException {
    return switch (jar) {
      case Content.HostFile(var file, _) -> {
        try (ZipFile zip = new ZipFile(file.toFile())) {
          ZipEntry entry = zip.getEntry(path);
          if (entry == null) {
            yield Optional.empty();
          }
          try (InputStream in = zip.getInputStream(entry)) {
            yield Optional.of(parse(in));
          }
        }
      }
      case Content.Bytes bytes -> {
        try (ZipInputStream zip = new ZipInputStream(bytes.open())) {
          for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(path)) {
              yield Optional.of(parse(zip));
            }
          }
          yield Optional.empty();
        }
      }
    };
  }

  private static ClassModel parse(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    try {
      return ClassFile.of().parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new IOException("a class file cannot be read: " + e.getMessage(), e);
    }
  }
}
