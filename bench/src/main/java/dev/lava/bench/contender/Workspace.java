package dev.lava.bench.contender;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds the contenders' roots, which is gone when the work is done, and also
 * where it is interrupted.
 */
public final class Workspace implements AutoCloseable {
  private final Path directory;
  private final Thread onExit = new Thread(this::removeQuietly);

  private Workspace(Path directory) {
    this.directory = directory;
  }

  /**
   * A new one.
   *
   * @param beside a directory on the file system that holds the unpacked images, so that files can
   *     be linked
   */
  public static Workspace create(Path beside) throws IOException {
    Files.createDirectories(beside);
    Workspace workspace = new Workspace(Files.createTempDirectory(beside, ".bench-"));
    Runtime.getRuntime().addShutdownHook(workspace.onExit);
    return workspace;
  }

  /** A new, empty directory in it. */
  public Path directory(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  @Override
  public void close() throws IOException {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException _) {
      // The JVM is on its way out, and the hook with it.
    }
  }

  private void removeQuietly() {
    try {
      remove();
    } catch (IOException e) {
      System.err.println("lava: '%s' could not be removed: %s".formatted(directory, e));
    }
  }

  private synchronized void remove() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
