package dev.lava.build.project;

import dev.lava.image.tree.FileTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a project contributes to an image.
 *
 * @param classes class files and resources, as they would stand in a jar
 * @param dependencies the jars that the classes need at run time, in class path order, without
 *     those that every Lava image brings
 * @param origins the files and directories that the contents were taken from, beside what {@link
 *     Project#inputs} covers; empty where the same inputs may give other contents tomorrow
 * @param notes what users should know about the contents, each a sentence
 */
public record FunctionContents(
    FileTree classes,
    List<Dependency> dependencies,
    Optional<List<Path>> origins,
    List<String> notes) {
  public FunctionContents {
    dependencies = List.copyOf(dependencies);
    origins = origins.map(List::copyOf);
    notes = List.copyOf(notes);
  }

  /** Contents of which there is no more to say. */
  public FunctionContents(FileTree classes, List<Dependency> dependencies) {
    this(classes, dependencies, Optional.of(List.of()), List.of());
  }

  /**
   * Contents without the jars that every Lava image brings: the runtime's copies stand first on the
   * class path, so those would never be read. Where two jars have one name, as those of different
   * groups may, the later is given another.
   *
   * @param dependencies all jars that the classes need, in class path order
   */
  public static FunctionContents of(FileTree classes, List<Dependency> dependencies) {
    return new FunctionContents(
        classes,
        withNames(
            dependencies.stream()
                .filter(dependency -> !BaseProvided.includes(dependency.fileName()))
                .toList()));
  }

  FunctionContents from(Optional<List<Path>> places) {
    return new FunctionContents(classes, dependencies, places, notes);
  }

  FunctionContents noting(List<String> sentences) {
    return new FunctionContents(classes, dependencies, origins, sentences);
  }

  private static List<Dependency> withNames(List<Dependency> dependencies) {
    Map<String, Dependency> named = new LinkedHashMap<>();
    for (Dependency dependency : dependencies) {
      String name = dependency.fileName();
      for (int number = 2; isTaken(name, dependency, named); number++) {
        name = dependency.fileName().replaceFirst("(\\.jar)?$", "_" + number + "$1");
      }
      named.putIfAbsent(name, dependency.named(name));
    }
    return new ArrayList<>(named.values());
  }

  /** The same jar twice is one. */
  private static boolean isTaken(String name, Dependency by, Map<String, Dependency> named) {
    Dependency other = named.get(name);
    return other != null && !other.content().equals(by.content());
  }
}
