package dev.lava.image.check;

import java.util.List;

/** What the configuration says of the operating system. */
record OperatingSystem() implements Check {
  @Override
  public Rule rule() {
    return Rule.OPERATING_SYSTEM;
  }

  @Override
  public List<String> seen(Subject subject) {
    String os = subject.config().platform().os();
    return os.equals("linux") ? List.of() : List.of("the configuration says os '%s'".formatted(os));
  }
}
