package dev.lava.image.check;

import dev.lava.image.tar.Limits;
import java.util.List;

/** The size of all layers without compression. */
record Size() implements Check {
  @Override
  public Rule rule() {
    return Rule.SIZE;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.inContents(
        contents ->
            contents.size() <= Limits.LAMBDA.bytes()
                ? List.of()
                : List.of(
                    "the layers have %,d bytes without compression".formatted(contents.size())));
  }
}
