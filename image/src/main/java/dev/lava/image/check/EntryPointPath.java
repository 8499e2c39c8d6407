package dev.lava.image.check;

import java.util.List;

/** A program that would have to be searched for. */
record EntryPointPath() implements Check {
  @Override
  public Rule rule() {
    return Rule.ENTRY_POINT_RELATIVE;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject
        .program()
        .filter(path -> !path.startsWith("/"))
        .map(path -> List.of("the entry point is '%s'".formatted(path)))
        .orElse(List.of());
  }
}
