package dev.lava.image.check;

import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Item;
import java.util.List;

/** Files and directories that a user without privileges cannot get at. */
record UnreadableFiles() implements Check {
  /** What only root reads in every distribution, and no function needs. */
  private static final List<String> PRIVATE =
      List.of(
          "root",
          "etc/shadow",
          "etc/gshadow",
          "etc/ssl/private",
          "etc/sudoers",
          "etc/security",
          "boot",
          "lost+found",
          "run",
          "var/cache",
          "var/lib",
          "var/log",
          "var/spool");

  private static boolean isClosed(Entry entry) {
    return switch (entry.item()) {
      case Item.Directory() -> (entry.mode() & 0_005) != 0_005;
      case Item.File _, Item.HardLink _ -> (entry.mode() & 0_004) == 0;
      case Item.SymbolicLink _, Item.Special _ -> false;
    };
  }

  private static boolean isPrivate(String path) {
    return PRIVATE.stream()
        .anyMatch(
            known ->
                path.equals(known) || path.equals(known + "-") || path.startsWith(known + "/"));
  }

  @Override
  public Rule rule() {
    return Rule.UNREADABLE_FILES;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.inContents(
        contents -> {
          List<String> closed =
              contents.root().values().stream()
                  .filter(entry -> !isPrivate(entry.path()) && isClosed(entry))
                  .map(entry -> "/%s (%04o)".formatted(entry.path(), entry.mode()))
                  .toList();
          return closed.isEmpty() ? List.of() : List.of(Few.of(closed));
        });
  }
}
