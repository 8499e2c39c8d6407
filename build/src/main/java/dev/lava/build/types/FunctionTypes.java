package dev.lava.build.types;

import dev.lava.build.jar.ClassesJar;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.Content;
import dev.lava.runtime.handler.Declaration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A function's classes and dependencies, loaded to be looked at. They are linked to the runtime
 * that is part of this program, and none of them is initialized: no code of the function runs.
 */
public final class FunctionTypes implements AutoCloseable {
  private final URLClassLoader loader;

  private FunctionTypes(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Opens a function.
   *
   * @param scratch a directory of the caller's, where files are written that must stay until this
   *     is closed
   */
  public static FunctionTypes open(FunctionContents contents, Path scratch) throws IOException {
    Path directory = Files.createTempDirectory(scratch, "types");
    List<URL> classPath = new ArrayList<>();
    Path function = directory.resolve("function.jar");
    ClassesJar.write(contents.classes(), function);
    classPath.add(function.toUri().toURL());
    // The bootstrap puts them on the class path by name.
    List<Dependency> sorted =
        contents.dependencies().stream()
            .sorted(Comparator.comparing(Dependency::fileName))
            .toList();
    for (Dependency dependency : sorted) {
      classPath.add(file(dependency, directory).toUri().toURL());
    }
    return new FunctionTypes(
        new URLClassLoader(classPath.toArray(URL[]::new), new SharedClasses()));
  }

  /**
   * What a handler's name means; empty where its classes cannot be loaded here, since a type is
   * missing or is of a newer Java, or where the name means nothing.
   */
  public Optional<Declaration> declaration(String handler) {
    try {
      return Optional.ofNullable(Declaration.of(handler, loader));
    } catch (LinkageError | TypeNotPresentException e) {
      return Optional.empty();
    }
  }

  /** Finds the function's classes and resources. */
  public ClassLoader loader() {
    return loader;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private static Path file(Dependency dependency, Path directory) throws IOException {
    return switch (dependency.content()) {
      case Content.HostFile(Path path, _) -> path;
      case Content.Bytes bytes -> {
        Path file = directory.resolve(dependency.fileName());
        try (InputStream in = bytes.open()) {
          Files.copy(in, file);
        }
        yield file;
      }
    };
  }
}
