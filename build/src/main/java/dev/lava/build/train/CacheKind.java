package dev.lava.build.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM of some version writes when it ends, and under which name an image keeps it. */
enum CacheKind {
  /** An ahead-of-time cache (JEP 483, JEP 514), from JDK 25 on. */
  AHEAD_OF_TIME("function.aot"),
  /** A dynamic archive of class data (JEP 350), from JDK 21 on. */
  CLASS_DATA("function.jsa");

  /** The release file that every JDK has, jlinked or not. */
  private static final String RELEASE = "var/lang/release";

  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

  /** Where the JVM has an archive of its own classes: Lava's base images, and JDKs as they come. */
  private static final List<String> OWN_ARCHIVES =
      List.of("var/lang/lib/runtime.jsa", "var/lang/lib/server/classes.jsa");

  private final String fileName;

  CacheKind(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }

  /** What the JVM of an unpacked image can write; empty where it has no JVM that Lava knows. */
  static Optional<CacheKind> of(Path root) throws IOException {
    Path release = root.resolve(RELEASE);
    if (!Files.isRegularFile(release)) {
      return Optional.empty();
    }
    Matcher matcher = VERSION.matcher(Files.readString(release));
    if (!matcher.find()) {
      return Optional.empty();
    }
    int version = Integer.parseInt(matcher.group(1));
    if (version >= 25) {
      return Optional.of(AHEAD_OF_TIME);
    }
    return version >= 21 ? Optional.of(CLASS_DATA) : Optional.empty();
  }

  /**
   * What an unpacked image lacks for its JVM to write this; empty where nothing is missing. A
   * dynamic archive lies on one of the JVM's own classes, and "ArchiveClassesAtExit is unsupported
   * when base CDS archive is not loaded".
   */
  Optional<String> missing(Path root) {
    return switch (this) {
      case AHEAD_OF_TIME -> Optional.empty();
      case CLASS_DATA ->
          OWN_ARCHIVES.stream().anyMatch(archive -> Files.isRegularFile(root.resolve(archive)))
              ? Optional.empty()
              : Optional.of(
                  "the image has no archive of the JVM's own classes (/%s), on which a JVM before Java 25 lays that of a function; a base image gets it where it is made on a machine of its own processor"
                      .formatted(OWN_ARCHIVES.getFirst()));
    };
  }
}
