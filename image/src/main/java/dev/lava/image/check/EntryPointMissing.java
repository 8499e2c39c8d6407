package dev.lava.image.check;

import java.util.List;

/** An image that names no program. */
record EntryPointMissing() implements Check {
  @Override
  public Rule rule() {
    return Rule.ENTRY_POINT_MISSING;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.program().isPresent()
        ? List.of()
        : List.of("the image has neither ENTRYPOINT nor CMD");
  }
}
