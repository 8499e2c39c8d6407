package dev.lava.image.archive;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.reference.Reference;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container engine of this machine, by the program that speaks to it.
 *
 * @param program {@code docker} or {@code podman}
 * @param searchPath the directories where the program is looked for
 */
public record ContainerEngine(String program, List<Path> searchPath) {
  public ContainerEngine {
    searchPath = List.copyOf(searchPath);
  }

  /** The engine of this program on the {@code PATH}. */
  public static ContainerEngine named(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return new ContainerEngine(
        program,
        Stream.of(path.split(File.pathSeparator, -1))
            .filter(directory -> !directory.isEmpty())
            .map(Path::of)
            .toList());
  }

  /**
   * Whether the program is there; whether the engine behind it answers is seen when it is asked.
   *
   * @throws ImageException where there is no such program
   */
  public Path find() throws ImageException {
    Optional<Path> found =
        searchPath.stream()
            .map(directory -> directory.resolve(program))
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .findFirst();
    return found.orElseThrow(
        () ->
            new ImageException(
                "there is no program '%1$s' on the PATH, which loads images for it; where it is on another machine, --output docker-archive:FILE writes what '%1$s load' reads there"
                    .formatted(program)));
  }

  /**
   * Loads the image under this name. An image that had the name loses it.
   *
   * @throws ImageException where there is no such engine, or it refuses; the message has what it
   *     said
   */
  public void load(Reference name, Image image) throws IOException {
    Path tool = find();
    Path directory = Files.createTempDirectory("lava-load");
    Path archive = directory.resolve("image.tar");
    Path said = directory.resolve("said");
    try {
      DockerArchive.write(archive, name, image);
      Process process =
          new ProcessBuilder(tool.toString(), "load", "--input", archive.toString())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      int status = await(process);
      if (status != 0) {
        throw new ImageException(
            "'%s load' ended with exit status %d and said:\n%s"
                .formatted(
                    program,
                    status,
                    new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                        .strip()
                        .indent(2)
                        .stripTrailing()));
      }
    } finally {
      Files.deleteIfExists(archive);
      Files.deleteIfExists(said);
      Files.delete(directory);
    }
  }

  private int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException _) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("'%s load' was interrupted".formatted(program));
    }
  }
}
