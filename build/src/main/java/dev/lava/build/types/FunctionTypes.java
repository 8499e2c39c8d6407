package dev.lava.build.types;

import dev.lava.build.jar.ClassesJar;
import dev.lava.build.project.Dependency;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.Content;
import dev.lava.runtime.handler.Declaration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
  /**
   * A jar of the class path.
   *
   * @param name where it goes, below the function's directory
   * @param file where it is
   */
  public record Jar(String name, Path file) {}

  private final List<Jar> jars;
  private final URLClassLoader loader;

  private FunctionTypes(List<Jar> jars) throws IOException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).file().toUri().toURL();
    }
    this.jars = List.copyOf(jars);
    this.loader = new URLClassLoader(urls, new SharedClasses());
  }

  /**
   * Opens a function.
   *
   * @param scratch a directory of the caller's, where files are written that must stay until this
   *     is closed
   */
  public static FunctionTypes open(FunctionContents contents, Path scratch) throws IOException {
    Path function = Files.createTempDirectory(scratch, "function").resolve("function.jar");
    ClassesJar.write(contents.classes(), function);
    return open(contents, function, scratch);
  }

  /**
   * Opens a function whose classes were written before.
   *
   * @param function the jar of the classes, which stays until this is closed
   */
  public static FunctionTypes open(FunctionContents contents, Path function, Path scratch)
      throws IOException {
    Path directory = Files.createTempDirectory(scratch, "types");
    List<Jar> jars = new ArrayList<>();
    jars.add(new Jar("function.jar", function));
    // The bootstrap puts them on the class path by name.
    contents.dependencies().stream()
        .sorted(Comparator.comparing(Dependency::fileName))
        .map(dependency -> new Jar("lib/" + dependency.fileName(), file(dependency, directory)))
        .forEach(jars::add);
    return new FunctionTypes(jars);
  }

  /** The jars in the order of the class path. */
  public List<Jar> jars() {
    return jars;
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

  private static Path file(Dependency dependency, Path directory) {
    return switch (dependency.content()) {
      case Content.HostFile(Path path, _) -> path;
      case Content.Bytes bytes -> {
        Path file = directory.resolve(dependency.fileName());
        try (InputStream in = bytes.open()) {
          Files.copy(in, file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        yield file;
      }
    };
  }
}
