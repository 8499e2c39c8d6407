package dev.lava.image.check;

import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Entry;
import java.util.List;
import java.util.Optional;

/** A program that is not in the image, or is no file. */
record EntryPointThere() implements Check {
  @Override
  public Rule rule() {
    return Rule.ENTRY_POINT_NOT_THERE;
  }

  @Override
  public List<String> seen(Subject subject) {
    String path = subject.program().orElse("");
    if (!path.startsWith("/")) {
      return List.of();
    }
    return subject.inContents(
        contents -> {
          Optional<Entry> there = contents.find(path.substring(1));
          if (there.isEmpty()) {
            return List.of("nothing is at '%s'".formatted(path));
          }
          return Contents.file(there.get()).isPresent()
              ? List.of()
              : List.of("'%s' is no file".formatted(path));
        });
  }
}
