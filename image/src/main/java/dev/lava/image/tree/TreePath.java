package dev.lava.image.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * The rule for paths of a {@link FileTree}, and the paths above one. Half of a surrogate pair,
 * which has no bytes in UTF-8, would make two paths one in an archive.
 */
final class TreePath {
  private TreePath() {}

  /** The path itself, where it is valid; the message of the refusal shows the path and the rule. */
  static String check(String path) {
    boolean valid = !path.isEmpty() && path.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(path);
    for (String name : path.split("/", -1)) {
      valid &= !name.isEmpty() && !name.equals(".") && !name.equals("..");
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "'%s' is no path of a tree; valid is a relative path without '.' and '..', such as usr/bin/dash"
              .formatted(path));
    }
    return path;
  }

  /** The directories above a path, the outermost first. */
  static List<String> parents(String path) {
    List<String> parents = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      parents.add(path.substring(0, slash));
    }
    return parents;
  }
}
