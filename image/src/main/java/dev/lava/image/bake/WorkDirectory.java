package dev.lava.image.bake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where stages lie on the disk while programs run in them. Only one bake at a time has it, under
 * {@code bake.lock}: what it finds there was left by one that was killed.
 */
final class WorkDirectory implements AutoCloseable {
  private final Path directory;

  WorkDirectory(Path directory) throws IOException {
    this.directory = directory;
    delete(directory);
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

  @Override
  public void close() throws IOException {
    delete(directory);
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, java.io.IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
