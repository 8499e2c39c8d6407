package dev.lava.image.check;

import dev.lava.image.contents.Contents;
import dev.lava.image.contents.Format;
import dev.lava.image.contents.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program, its interpreter and the JVM, where they are of another processor. */
record EntryPointArchitecture() implements Check {
  /** What the entry points of AWS's images and Lava's lead to. */
  private static final List<String> ELSEWHERE =
      List.of("/var/runtime/bootstrap", "/var/task/bootstrap", "/var/lang/bin/java");

  private static Optional<String> interpreter(Contents contents, String path) {
    return format(contents, path) instanceof Format.Script(String interpreter)
            && interpreter.startsWith("/")
        ? Optional.of(interpreter)
        : Optional.empty();
  }

  private static Optional<String> architecture(Contents contents, String path) {
    return format(contents, path) instanceof Format.Elf elf
        ? Optional.of(elf.architecture())
        : Optional.empty();
  }

  private static Format format(Contents contents, String path) {
    return contents.file(path.substring(1)).map(Item.File::format).orElse(new Format.Other());
  }

  @Override
  public Rule rule() {
    return Rule.WRONG_ARCHITECTURE;
  }

  @Override
  public List<String> seen(Subject subject) {
    return subject.inContents(
        contents -> {
          Set<String> programs = new LinkedHashSet<>();
          subject.program().filter(path -> path.startsWith("/")).ifPresent(programs::add);
          List.copyOf(programs)
              .forEach(path -> interpreter(contents, path).ifPresent(programs::add));
          programs.addAll(ELSEWHERE);
          List<String> seen = new ArrayList<>();
          for (String path : programs) {
            architecture(contents, path)
                .filter(other -> !other.equals(subject.config().platform().architecture()))
                .ifPresent(
                    other ->
                        seen.add(
                            "'%s' is for %s, and the image for %s"
                                .formatted(path, other, subject.config().platform())));
          }
          return seen;
        });
  }
}
