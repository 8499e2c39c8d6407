package dev.lava.image.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.ImageException;
import dev.lava.image.atomic.PartialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of a lock.
 *
 * @param path where it is
 */
public record LockFile(Path path) {
  /** Some hundred lines are usual; what is larger is something else. */
  private static final long LARGEST = 4 << 20;

  /** The lock's place beside a recipe: {@code java25.lock} beside {@code java25.yaml}. */
  public static LockFile beside(Path recipe) {
    String name = recipe.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return new LockFile(recipe.resolveSibling(name + ".lock"));
  }

  /**
   * The lock; empty where there is no such file.
   *
   * @throws ImageException where the file is no lock
   */
  public Optional<Lock> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (Files.size(path) > LARGEST) {
      throw new ImageException(
          "'%s' is no lock: it has %d bytes, and a lock has at most %d; 'lava lock --update' writes it anew"
              .formatted(path, Files.size(path), LARGEST));
    }
    return Optional.of(LockReader.read(Files.readString(path, UTF_8), path.toString()));
  }

  /** Writes the lock; a file that is there is replaced when the new one is whole. */
  public void write(Lock lock) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path directory = absolute.getParent();
    if (directory == null) {
      throw new ImageException("'%s' is a directory, where a lock is a file".formatted(path));
    }
    try (PartialFile file = PartialFile.create(directory)) {
      file.write(LockText.of(lock).getBytes(UTF_8));
      file.moveTo(absolute);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
