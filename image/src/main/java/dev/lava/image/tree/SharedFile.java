package dev.lava.image.tree;

/**
 * A file by what makes two of them one inode: the same {@link Content} instance, not merely equal
 * bytes, and the same mode, which an inode has only one of.
 */
public final class SharedFile {
  private final Content content;
  private final int mode;

  private SharedFile(Content content, int mode) {
    this.content = content;
    this.mode = mode;
  }

  /** The key of this file in a map of the files that were written. */
  public static SharedFile of(Node.File file) {
    return new SharedFile(file.content(), file.mode());
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Identity is what is asked for: see above.
  public boolean equals(Object other) {
    return other instanceof SharedFile that && content == that.content && mode == that.mode;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(content) + mode;
  }
}
