package dev.lava.image.check;

import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Entry;
import dev.lava.image.contents.Format;
import dev.lava.image.contents.Item;
import java.util.List;
import java.util.Optional;

/** Jars of the function that hold other libraries. */
record FatJar() implements Check {
  /** Two in one jar is common: a library and its shaded parent. */
  private static final int MANY = 3;

  private static Optional<String> seen(Entry entry) {
    if (Contents.file(entry).map(Item.File::format).orElse(new Format.Other())
        instanceof Format.Jar(_, int jars, List<String> artifacts)) {
      if (jars > 0) {
        return Optional.of("/%s holds %d jars".formatted(entry.path(), jars));
      }
      if (artifacts.size() >= MANY) {
        return Optional.of("/%s holds the artifacts %s".formatted(entry.path(), Few.of(artifacts)));
      }
    }
    return Optional.empty();
  }

  @Override
  public Rule rule() {
    return Rule.FAT_JAR;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.inContents(
        contents ->
            contents.root().values().stream()
                .filter(entry -> entry.path().startsWith("var/task/"))
                .filter(entry -> entry.path().endsWith(".jar"))
                .flatMap(entry -> seen(entry).stream())
                .toList());
  }
}
