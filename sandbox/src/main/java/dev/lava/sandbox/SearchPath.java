package dev.lava.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the host's programs are looked for.
 *
 * @param text directories, separated as in the variable {@code PATH}
 */
record SearchPath(String text) {
  /** What a shell that was started without a {@code PATH} would use. */
  private static final String STANDARD = "/usr/bin:/bin:/usr/sbin:/sbin";

  static SearchPath ofHost() {
    String path = System.getenv("PATH");
    return new SearchPath(path == null || path.isEmpty() ? STANDARD : path);
  }

  /** The first program of this name. */
  Optional<Path> find(String program) {
    return Arrays.stream(text.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Those of the names that no directory has. */
  List<String> missing(List<String> programs) {
    return programs.stream().filter(program -> find(program).isEmpty()).toList();
  }
}
