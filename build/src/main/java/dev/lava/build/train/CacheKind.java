package dev.lava.build.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
