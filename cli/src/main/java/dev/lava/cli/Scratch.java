package dev.lava.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A directory that is gone when the work is done, whatever came of it, Ctrl-C included. */
final class Scratch implements AutoCloseable {
  private final Path root;
  private final Thread interruption = new Thread(this::delete, "lava-scratch-end");

  private Scratch(Path root) {
    this.root = root;
  }

  static Scratch create() throws IOException {
    Scratch scratch = new Scratch(Files.createTempDirectory("lava"));
    Runtime.getRuntime().addShutdownHook(scratch.interruption);
    return scratch;
  }

  /** A new, empty directory in it. */
  Path directory(String name) throws IOException {
    return Files.createDirectory(root.resolve(name));
  }

  @Override
  public void close() throws IOException {
    try {
      delete();
      Runtime.getRuntime().removeShutdownHook(interruption);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalStateException _) {
      // The JVM is ending, and the hook does the same.
    }
  }

  /** What is deleted by somebody else meanwhile is deleted. */
  private void delete() {
    try {
      if (Files.exists(root)) {
        Files.walkFileTree(root, new Deletion());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
