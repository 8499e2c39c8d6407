package dev.lava.build.project;

import dev.lava.build.problem.BuildException;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes apart a tree in the shape of AWS's zip packages: classes at the top, jars in {@code lib/}
 * (AWS Lambda developer guide, "Deploy Java Lambda functions with .zip or JAR file archives").
 */
final class Packaged {
  private static final String LIB = "lib";

  private Packaged() {}

  static FunctionContents split(Path source, FileTree tree) throws BuildException {
    List<Dependency> dependencies = new ArrayList<>();
    tree.below(LIB)
        .entries()
        .forEach(
            (name, node) -> {
              if (isJar(name) && node instanceof Node.File file) {
                dependencies.add(new Dependency(name, file.content()));
              }
            });
    FileTree classes =
        tree.filter(
            path ->
                !(tree.at(path).orElseThrow() instanceof Node.Directory)
                    && !(path.startsWith(LIB + "/") && isJar(path.substring(LIB.length() + 1))));
    if (classes.entries().keySet().stream().noneMatch(path -> path.endsWith(".class"))
        && dependencies.isEmpty()) {
      throw new BuildException(
          "'%s' holds neither a .class file nor a jar in lib/; a function needs at least its handler's class, such as com/example/App.class"
              .formatted(source));
    }
    return FunctionContents.of(classes, dependencies);
  }

  private static boolean isJar(String name) {
    return name.endsWith(".jar") && name.indexOf('/') < 0;
  }
}
