package dev.lava.image.check;

import java.util.List;

/** A program that not every user may start. */
record EntryPointMode() implements Check {
  /** Reading and executing, for others than its owner and group. */
  private static final int EVERYBODY = 0_005;

  @Override
  public Rule rule() {
    return Rule.ENTRY_POINT_NOT_EXECUTABLE;
  }

  @Override
  public List<String> seen(Subject subject) {
    String path = subject.program().orElse("");
    return subject
        .contents()
        .flatMap(contents -> contents.find(path.substring(path.startsWith("/") ? 1 : 0)))
        .filter(entry -> path.startsWith("/") && (entry.mode() & EVERYBODY) != EVERYBODY)
        .map(entry -> List.of("'%s' has the mode %04o".formatted(path, entry.mode())))
        .orElse(List.of());
  }
}
