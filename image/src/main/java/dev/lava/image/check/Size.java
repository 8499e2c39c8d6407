package dev.lava.image.check;

import java.util.List;

/**
 * The size of all layers without compression.
 *
 * @param most how many bytes they may have
 */
record Size(long most) implements Check {
  @Override
  public Rule rule() {
    return Rule.SIZE;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.inContents(
        contents ->
            contents.size() <= most
                ? List.of()
                : List.of(
                    "the layers have %d bytes without compression".formatted(contents.size())));
  }
}
