package dev.lava.image.debian;

import dev.lava.image.Digest;
import dev.lava.image.atomic.PartialFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What earlier questions were answered with. Equal indices and equal wishes give an equal set, and
 * reading the index of a release takes seconds, so the answer is kept under a digest of all that it
 * came from. One line a package: name, version, architecture, area, size, digest and path, with
 * tabs between.
 */
final class Resolutions {
  /** To be raised when {@link Closure} or {@link Catalogue} comes to choose otherwise. */
  private static final String RULES = "rules 1";

  private final Path directory;

  Resolutions(Path directory) {
    this.directory = directory;
  }

  /** The digest of a question. */
  static Digest question(
      List<Digest> indices, Architecture architecture, Set<String> names, Set<String> exclude) {
    List<String> parts = new ArrayList<>();
    parts.add(RULES);
    indices.forEach(index -> parts.add(index.toString()));
    parts.add(architecture.debianName());
    parts.addAll(new TreeSet<>(names));
    parts.add("without");
    parts.addAll(new TreeSet<>(exclude));
    return Digest.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
  }

  /** The answer that was kept; empty where there is none that can be read. */
  Optional<List<ResolvedPackage>> find(Digest question) throws IOException {
    Path place = directory.resolve(question.hex());
    if (!Files.isRegularFile(place)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Files.readAllLines(place, StandardCharsets.UTF_8).stream()
              .map(Resolutions::parse)
              .toList());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Damaged, or of another version of Lava: the question is answered again.
      return Optional.empty();
    }
  }

  /** Keeps an answer. */
  void keep(Digest question, List<ResolvedPackage> answer) throws IOException {
    Files.createDirectories(directory);
    PartialFile.removeAbandoned(directory);
    try (PartialFile partial = PartialFile.create(directory)) {
      for (ResolvedPackage one : answer) {
        partial.write((line(one) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      partial.moveTo(directory.resolve(question.hex()));
    }
  }

  private static String line(ResolvedPackage one) {
    return String.join(
        "\t",
        one.name(),
        one.version(),
        one.architecture(),
        one.area().name(),
        Long.toString(one.size()),
        one.digest().hex(),
        one.path());
  }

  private static ResolvedPackage parse(String line) {
    String[] parts = line.split("\t", -1);
    return new ResolvedPackage(
        parts[0],
        parts[1],
        parts[2],
        Area.valueOf(parts[3]),
        parts[6],
        Long.parseLong(parts[4]),
        new Digest(parts[5]));
  }
}
