package dev.lava.build.oldformat;

import dev.lava.build.project.Dependency;
import dev.lava.image.tree.Content;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The open jars of a class path, in its order. */
final class ClassPathJars implements Closeable {
  private final List<ClassPathJar> jars = new ArrayList<>();
  private final List<Path> copies = new ArrayList<>();
  private final Map<String, ClassPathJar> owners = new HashMap<>();

  private ClassPathJars() {}

  static ClassPathJars open(List<Dependency> dependencies) throws IOException {
    ClassPathJars opened = new ClassPathJars();
    try {
      for (Dependency dependency : dependencies) {
        opened.add(dependency.content());
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void add(Content content) throws IOException {
    ClassPathJar jar;
    try {
      jar = ClassPathJar.open(file(content));
    } catch (ZipException _) {
      // No jar, whatever its name says: the JVM passes over it as well.
      return;
    }
    jars.add(jar);
    jar.classPaths().forEach(path -> owners.putIfAbsent(path, jar));
  }

  private Path file(Content content) throws IOException {
    if (content instanceof Content.HostFile(Path file, _)) {
      return file;
    }
    Path copy = Files.createTempFile("lava", ".jar");
    copies.add(copy);
    try (InputStream in = content.open()) {
      Files.write(copy, in.readAllBytes());
    }
    return copy;
  }

  List<ClassPathJar> all() {
    return jars;
  }

  /** A class file of any of the jars; null where none has it. */
  @Nullable InputStream classFile(ClassDesc type) {
    String descriptor = type.descriptorString();
    String path = descriptor.substring(1, descriptor.length() - 1) + ".class";
    ClassPathJar owner = owners.get(path);
    try {
      return owner == null ? null : new ByteArrayInputStream(owner.read(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (ClassPathJar jar : jars) {
      jar.close();
    }
    for (Path copy : copies) {
      Files.deleteIfExists(copy);
    }
  }
}
