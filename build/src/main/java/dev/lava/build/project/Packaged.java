package dev.lava.build.project;

import dev.lava.build.problem.BuildException;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes apart a tree that holds classes and the jars that they need, in one of two shapes: that of
 * AWS's zip packages, with classes at the top and jars in {@code lib/} (AWS Lambda developer guide,
 * "Deploy Java Lambda functions with .zip or JAR file archives"), or that of Spring Boot's
 * executable jars, with both below {@code BOOT-INF/} (Spring Boot reference, "The Executable Jar
 * Format").
 */
final class Packaged {
  private static final String LIB = "lib";
  private static final String BOOT = "BOOT-INF";

  /** In a jar of Spring Boot, of its launcher and not of the application. */
  private static final String SERVICES = "META-INF/services/";

  private Packaged() {}

  static FunctionContents split(Path source, FileTree tree) throws BuildException {
    return tree.at(BOOT).isPresent()
        ? contents(source, bootClasses(tree), tree.below(BOOT + "/" + LIB))
        : contents(
            source, tree.filter(path -> !isDirectory(tree, path) && !isLib(path)), tree.below(LIB));
  }

  private static FunctionContents contents(Path source, FileTree classes, FileTree lib)
      throws BuildException {
    List<Dependency> dependencies = new ArrayList<>();
    lib.entries()
        .forEach(
            (name, node) -> {
              if (isJar(name) && node instanceof Node.File file) {
                dependencies.add(new Dependency(name, file.content()));
              }
            });
    if (classes.entries().keySet().stream().noneMatch(path -> path.endsWith(".class"))
        && dependencies.isEmpty()) {
      throw new BuildException(
          "'%s' holds neither a .class file nor a jar in lib/; a function needs at least its handler's class, such as com/example/App.class"
              .formatted(source));
    }
    return FunctionContents.of(classes, dependencies);
  }

  /** The application as it would stand on a class path, without the launcher that unpacks it. */
  private static FileTree bootClasses(FileTree tree) {
    FileTree about =
        tree.filter(
            path ->
                path.startsWith("META-INF/")
                    && !path.startsWith(SERVICES)
                    && !isDirectory(tree, path));
    FileTree classes = tree.below(BOOT + "/classes");
    return about.with(classes.filter(path -> !isDirectory(classes, path)));
  }

  private static boolean isDirectory(FileTree tree, String path) {
    return tree.at(path).orElseThrow() instanceof Node.Directory;
  }

  private static boolean isLib(String path) {
    return path.startsWith(LIB + "/") && isJar(path.substring(LIB.length() + 1));
  }

  private static boolean isJar(String name) {
    return name.endsWith(".jar") && name.indexOf('/') < 0;
  }
}
