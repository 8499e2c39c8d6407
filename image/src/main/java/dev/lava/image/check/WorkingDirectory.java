package dev.lava.image.check;

import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Item;
import java.util.List;
import java.util.Optional;

/** The directory that the program starts in. */
record WorkingDirectory() implements Check {
  @Override
  public Rule rule() {
    return Rule.WORKING_DIRECTORY;
  }

  @Override
  public List<String> seen(Subject subject) {
    String directory = subject.config().workingDirectory();
    if (directory.isEmpty() || directory.equals("/")) {
      return List.of();
    }
    if (!directory.startsWith("/")) {
      return List.of("WORKDIR is '%s'".formatted(directory));
    }
    return subject.inContents(
        contents -> {
          Optional<Entry> there = contents.find(directory.substring(1));
          if (there.isEmpty()) {
            return contents.hasBelow(directory.substring(1))
                ? List.of()
                : List.of("WORKDIR is '%s', where nothing is".formatted(directory));
          }
          return there.get().item() instanceof Item.Directory
              ? List.of()
              : List.of("WORKDIR is '%s', which is no directory".formatted(directory));
        });
  }
}
