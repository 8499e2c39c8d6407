package dev.lava.image.check;

import java.util.ArrayList;
import java.util.List;

/** How many items the start has. */
record StartItems() implements Check {
  private static final int MOST = 1_500;

  @Override
  public Rule rule() {
    return Rule.TOO_MANY_ARGUMENTS;
  }

  @Override
  public List<String> seen(Subject subject) {
    List<String> seen = new ArrayList<>();
    int entryPoint = subject.config().entrypoint().size();
    int command = subject.config().command().size();
    if (entryPoint > MOST) {
      seen.add("ENTRYPOINT has %d items".formatted(entryPoint));
    }
    if (command > MOST) {
      seen.add("CMD has %d items".formatted(command));
    }
    return seen;
  }
}
