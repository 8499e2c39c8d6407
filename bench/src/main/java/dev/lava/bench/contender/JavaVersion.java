package dev.lava.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The JVM of an image, and what caches it knows.
 *
 * @param text such as {@code 25.0.3}
 */
public record JavaVersion(String text) {
  private static final String LABEL = "JAVA_VERSION=";

  /** What the file {@code release} of the image's {@code /var/lang} says; empty without a JVM. */
  public static Optional<JavaVersion> of(Path root) throws IOException {
    Path lang = root.resolve("var/lang");
    Path release = lang.resolve("release");
    if (!Files.isExecutable(lang.resolve("bin/java")) || !Files.isRegularFile(release)) {
      return Optional.empty();
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith(LABEL))
        .map(line -> new JavaVersion(line.substring(LABEL.length()).replace("\"", "").strip()))
        .findFirst();
  }

  /** The feature release, such as 25. */
  public int feature() {
    return Runtime.Version.parse(text).feature();
  }

  /** The flag with which the JVM writes a cache when it exits (JEP 514; before it, JEP 350). */
  List<String> writing(String cache) {
    return List.of((feature() >= 25 ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache);
  }

  /** The flag with which it starts from one. */
  List<String> using(String cache) {
    return List.of((feature() >= 25 ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache);
  }
}
