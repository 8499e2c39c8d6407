package dev.lava.image.check;

import dev.lava.image.contents.Contents;
import java.util.List;

/** Extensions that cannot be started. */
record ExtensionMode() implements Check {
  private static final String DIRECTORY = "opt/extensions/";

  @Override
  public Rule rule() {
    return Rule.EXTENSION_NOT_EXECUTABLE;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.inContents(
        contents ->
            contents.root().values().stream()
                .filter(entry -> entry.path().startsWith(DIRECTORY))
                .filter(entry -> entry.path().indexOf('/', DIRECTORY.length()) < 0)
                .filter(entry -> Contents.file(entry).isPresent())
                .filter(entry -> (entry.mode() & 0_005) != 0_005)
                .map(entry -> "'/%s' has the mode %04o".formatted(entry.path(), entry.mode()))
                .toList());
  }
}
