package dev.lava.image.bake;

import dev.lava.image.recipe.Glob;
import dev.lava.image.tree.FileTree;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes paths out of trees. */
final class Trimming {
  private Trimming() {}

  /** The tree without what one pattern of {@code drop} matches and none of {@code keep}. */
  static FileTree trim(FileTree tree, List<Glob> drop, List<Glob> keep) {
    if (drop.isEmpty()) {
      return tree;
    }
    Predicate<String> dropped = matching(drop);
    Predicate<String> kept = matching(keep);
    return tree.filter(path -> !dropped.test(path) || kept.test(path));
  }

  private static Predicate<String> matching(List<Glob> globs) {
    if (globs.isEmpty()) {
      return path -> false;
    }
    return Pattern.compile(
            globs.stream().map(glob -> glob.regex().pattern()).collect(Collectors.joining("|")))
        .asMatchPredicate();
  }
}
