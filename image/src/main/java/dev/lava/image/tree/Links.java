package dev.lava.image.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows symbolic links the way a kernel does whose root is the tree: an absolute target starts at
 * the root, and {@code ..} at the root stays there, so no link leads out.
 *
 * <p>Where the links are is a function from a path to the target of the link at that very path;
 * empty where something else stands there, or nothing. So one rule serves trees in memory and roots
 * that are being unpacked.
 */
public final class Links {
  /** As many as Linux follows before it says ELOOP (path_resolution(7)). */
  private static final int MOST = 40;

  private Links() {}

  /**
   * The path with every link in it resolved, the last component's too; the empty path is the root.
   *
   * @throws IllegalArgumentException where links go in circles
   */
  public static String follow(Function<String, Optional<String>> links, String path) {
    Deque<String> todo = new ArrayDeque<>(List.of(path.split("/", -1)));
    Deque<String> done = new ArrayDeque<>();
    int followed = 0;
    while (!todo.isEmpty()) {
      String name = todo.removeFirst();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        done.pollLast();
        continue;
      }
      done.addLast(name);
      Optional<String> link = links.apply(String.join("/", done));
      if (link.isPresent()) {
        String target = link.get();
        if (++followed > MOST) {
          throw new IllegalArgumentException(
              "the symbolic links of '%s' go in circles, or are more than %d"
                  .formatted(path, MOST));
        }
        done.removeLast();
        if (target.startsWith("/")) {
          done.clear();
        }
        String[] names = target.split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
          todo.addFirst(names[i]);
        }
      }
    }
    return String.join("/", done);
  }

  /**
   * The path with every link above its last component resolved.
   *
   * @throws IllegalArgumentException where links go in circles
   */
  public static String followParents(Function<String, Optional<String>> links, String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return path;
    }
    String parent = follow(links, path.substring(0, slash));
    String name = path.substring(slash + 1);
    return parent.isEmpty() ? name : parent + "/" + name;
  }

  /**
   * Whether a link at this path, with nothing but directories above it, leads out of the tree that
   * it is in: its target is absolute, or climbs above the tree.
   */
  public static boolean leadsOut(String path, String target) {
    int depth = path.split("/", -1).length - 1;
    for (String name : target.split("/", -1)) {
      depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return target.startsWith("/");
  }
}
