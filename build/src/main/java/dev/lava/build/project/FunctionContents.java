package dev.lava.build.project;

import dev.lava.image.tree.FileTree;
import java.util.List;

/**
 * What a project contributes to an image.
 *
 * @param classes class files and resources, as they would stand in a jar
 * @param dependencies the jars that the classes need at run time, in class path order, without
 *     those that every Lava image brings
 */
public record FunctionContents(FileTree classes, List<Dependency> dependencies) {
  public FunctionContents {
    dependencies = List.copyOf(dependencies);
  }

  /**
   * Contents without the jars that every Lava image brings: the runtime's copies stand first on the
   * class path, so those would never be read.
   *
   * @param dependencies all jars that the classes need, in class path order
   */
  public static FunctionContents of(FileTree classes, List<Dependency> dependencies) {
    return new FunctionContents(
        classes,
        dependencies.stream()
            .filter(dependency -> !BaseProvided.includes(dependency.fileName()))
            .toList());
  }
}
