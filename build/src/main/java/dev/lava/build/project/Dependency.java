package dev.lava.build.project;

import dev.lava.image.tree.Content;

/**
 * A jar that a function needs at run time.
 *
 * @param fileName the name it has in {@code /var/task/lib}, unique among its siblings
 * @param content the jar
 */
public record Dependency(String fileName, Content content) {}
