package dev.lava.bench.contender;

import dev.lava.build.problem.BuildException;
import dev.lava.build.project.MavenArtifacts;
import dev.lava.image.Digest;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The jars of AWS's runtime interface client, as Maven fetches them, and no other bytes than the
 * ones that {@code aws-client.sha256} beside this class pins.
 */
final class AwsClient {
  static final Coordinates CLIENT =
      Coordinates.parse("com.amazonaws:aws-lambda-java-runtime-interface-client:2.9.0");

  /** Its main class; the handler is the one argument. */
  static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private AwsClient() {}

  /**
   * Lays the jars into a directory.
   *
   * @param cache where they are kept from one time to the next
   * @param scratch an empty directory for Maven to work in
   * @throws BuildException where Maven cannot fetch them, or fetches others
   */
  static void copyTo(Path directory, Path cache, Path scratch, Progress progress)
      throws BuildException, IOException {
    Path kept = cache.resolve(CLIENT.artifact() + "-" + CLIENT.version());
    Map<String, Digest> pinned = pinned();
    if (!pinned.equals(digests(kept))) {
      Path fetched = Files.createDirectory(scratch.resolve("fetched"));
      MavenArtifacts.copy(CLIENT, fetched, scratch, progress);
      Map<String, Digest> seen = digests(fetched);
      if (!pinned.equals(seen)) {
        throw new BuildException(
            "%s is not what was pinned, so it is not run: expected %s, Maven fetched %s"
                .formatted(CLIENT, pinned, seen));
      }
      copy(fetched, kept);
    }
    copy(kept, directory);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : pinned().keySet()) {
      Path part = Files.createTempFile(to, ".", ".part");
      Files.write(part, Files.readAllBytes(from.resolve(name)));
      Files.move(part, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** The jars of a directory by name; none where there is no directory. */
  private static Map<String, Digest> digests(Path directory) throws IOException {
    Map<String, Digest> digests = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".jar")).toList()) {
          digests.put(file.getFileName().toString(), Digest.of(Files.readAllBytes(file)));
        }
      }
    }
    return digests;
  }

  /** Lines as {@code sha256sum} writes them: 64 digits, two spaces, the file's name. */
  static Map<String, Digest> pinned() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            AwsClient.class.getResourceAsStream("aws-client.sha256"),
            "aws-client.sha256 is not beside its class")) {
      Map<String, Digest> pinned = new TreeMap<>();
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      for (String line : lines) {
        pinned.put(line.substring(66), new Digest(line.substring(0, 64)));
      }
      return pinned;
    }
  }
}
