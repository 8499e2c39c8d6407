package dev.lava.image.bake;

import dev.lava.image.atomic.Deletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where stages lie on the disk while programs run in them. Only one bake at a time has it, under
 * {@code bake.lock}: what it finds there was left by one that was killed.
 */
final class WorkDirectory implements AutoCloseable {
  private final Path directory;

  WorkDirectory(Path directory) throws IOException {
    this.directory = directory;
    Deletion.of(directory);
    Files.createDirectories(directory);
  }

  /** The place of a directory that whoever asks makes. */
  Path path(String name) {
    return directory.resolve(name);
  }

  /** An empty directory of this name. */
  Path create(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  /** An empty directory of any name. */
  Path scratch() throws IOException {
    return Files.createTempDirectory(directory, "scratch");
  }

  @Override
  public void close() throws IOException {
    Deletion.of(directory);
  }
}
