package dev.lava.build.project;

import dev.lava.image.tree.Content;

/**
 * A jar that a function needs at run time.
 *
 * @param fileName the name it has in {@code /var/task/lib}, unique among its siblings
 * @param content the jar
 * @param changing whether it changes under the same name: a snapshot, or a module of the same
 *     project. Such jars are kept apart from those that stay as they were released.
 */
public record Dependency(String fileName, Content content, boolean changing) {
  /** A jar of which nothing is known but its name. */
  public Dependency(String fileName, Content content) {
    this(fileName, content, fileName.endsWith("-SNAPSHOT.jar"));
  }

  Dependency named(String other) {
    return new Dependency(other, content, changing);
  }
}
