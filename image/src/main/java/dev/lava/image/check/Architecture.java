package dev.lava.image.check;

import java.util.List;

/** What the configuration says of the processor. */
record Architecture() implements Check {
  @Override
  public Rule rule() {
    return Rule.ARCHITECTURE;
  }

  @Override
  public List<String> seen(Subject subject) {
    String architecture = subject.config().platform().architecture();
    return architecture.equals("amd64") || architecture.equals("arm64")
        ? List.of()
        : List.of("the configuration says architecture '%s'".formatted(architecture));
  }
}
