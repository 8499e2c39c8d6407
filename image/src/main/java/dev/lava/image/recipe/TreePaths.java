package dev.lava.image.recipe;

import dev.lava.image.tree.FileTree;

/** The rule of {@link FileTree} for paths, asked before there is a tree. */
final class TreePaths {
  private TreePaths() {}

  /**
   * The path itself.
   *
   * @throws IllegalArgumentException where a tree would refuse it
   */
  static String check(String path) {
    FileTree.empty().resolve(path);
    return path;
  }
}
