package dev.lava.image.bake;

import dev.lava.image.recipe.Glob;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes trees smaller. */
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

  /** The tree with what the patterns match stripped of symbols. */
  static FileTree strip(FileTree tree, List<Glob> paths) throws IOException {
    Predicate<String> chosen = matching(paths);
    FileTree.Builder stripped = FileTree.builder().putAll("", tree);
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      if (entry.getValue() instanceof Node.File(Content content, int mode)
          && chosen.test(entry.getKey())) {
        try (InputStream in = content.open()) {
          byte[] bytes = ElfSymbols.strip(in.readAllBytes());
          stripped.put(entry.getKey(), new Node.File(Content.of(bytes), mode));
        }
      }
    }
    return stripped.build();
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
