package dev.lava.image.tree;

/**
 * What stands at a path of a {@link FileTree}. There are no device nodes, sockets or pipes: an
 * image has no use for them, and whoever reads an archive refuses or drops them.
 */
public sealed interface Node {
  /**
   * A regular file.
   *
   * @param content its bytes
   * @param mode its permission bits, at most {@code 0777}: set-user-id and its like mean nothing in
   *     an execution environment and are never carried
   */
  record File(Content content, int mode) implements Node {
    public File {
      checkMode(mode);
    }
  }

  /**
   * A directory.
   *
   * @param mode its permission bits, at most {@code 01777}: the sticky bit of {@code /tmp} counts
   */
  record Directory(int mode) implements Node {
    public Directory {
      if ((mode & ~0_1777) != 0) {
        throw new IllegalArgumentException(
            "a directory's mode is at most 01777; saw 0%o".formatted(mode));
      }
    }
  }

  /**
   * A symbolic link.
   *
   * @param target what it points at, absolute in the tree or relative to its own directory; it need
   *     not exist
   */
  record Symlink(String target) implements Node {
    public Symlink {
      if (target.isEmpty() || target.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "a symbolic link points at a path, such as usr/lib; saw '%s'".formatted(target));
      }
    }
  }

  private static void checkMode(int mode) {
    if ((mode & ~0_777) != 0) {
      throw new IllegalArgumentException("a file's mode is at most 0777; saw 0%o".formatted(mode));
    }
  }
}
