package dev.lava.image.inspect;

import dev.lava.image.contents.Hidden;
import java.util.List;

/**
 * Bytes that do nothing.
 *
 * @param hidden files that upper layers overwrite or delete, the largest first
 * @param duplicates files of equal bytes, the largest waste first
 * @param classes jars of one class path that hold the same classes
 */
public record Waste(List<Hidden> hidden, List<Duplicate> duplicates, List<SharedClasses> classes) {
  public Waste {
    hidden = List.copyOf(hidden);
    duplicates = List.copyOf(duplicates);
    classes = List.copyOf(classes);
  }

  /**
   * Files of equal bytes that are no links of each other.
   *
   * @param paths where they are, sorted
   * @param size of one of them
   */
  public record Duplicate(List<String> paths, long size) {
    public Duplicate {
      paths = List.copyOf(paths);
    }

    /** The bytes of all but one. */
    public long wasted() {
      return size * (paths.size() - 1);
    }
  }

  /**
   * Two jars with classes of the same names, of which the JVM sees one jar's only.
   *
   * @param first the path of one
   * @param second the path of the other
   * @param classes the names that both have, sorted
   */
  public record SharedClasses(String first, String second, List<String> classes) {
    public SharedClasses {
      classes = List.copyOf(classes);
    }
  }

  /** The compressed bytes of what is hidden. */
  public long hiddenBytes() {
    return hidden.stream().mapToLong(entry -> entry.entry().compressed()).sum();
  }

  /** The bytes, without compression, of files that are there once more than needed. */
  public long duplicateBytes() {
    return duplicates.stream().mapToLong(Duplicate::wasted).sum();
  }
}
