package dev.lava.image.atomic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory that is gone when the work is done, whatever came of it, and also where the JVM is
 * told to end, as by Ctrl-C.
 */
public final class TemporaryDirectory implements AutoCloseable {
  private final Path root;
  private final Thread interruption = new Thread(this::interrupted, "lava-temporary-end");

  private TemporaryDirectory(Path root) {
    this.root = root;
  }

  /** Where the system keeps temporary files. */
  public static TemporaryDirectory create() throws IOException {
    return registered(Files.createTempDirectory("lava"));
  }

  /**
   * In a directory that is made if need be, such as one of the file system that holds what is to be
   * linked.
   */
  public static TemporaryDirectory createIn(Path parent) throws IOException {
    Files.createDirectories(parent);
    return registered(Files.createTempDirectory(parent, ".lava-"));
  }

  private static TemporaryDirectory registered(Path root) {
    TemporaryDirectory directory = new TemporaryDirectory(root);
    Runtime.getRuntime().addShutdownHook(directory.interruption);
    return directory;
  }

  /** A new, empty directory in it. */
  public Path directory(String name) throws IOException {
    return Files.createDirectory(root.resolve(name));
  }

  @Override
  public void close() throws IOException {
    Deletion.of(root);
    try {
      Runtime.getRuntime().removeShutdownHook(interruption);
    } catch (IllegalStateException _) {
      // The JVM is ending, and the hook does the same.
    }
  }

  private void interrupted() {
    try {
      Deletion.of(root);
    } catch (IOException e) {
      System.err.println("lava: '%s' could not be deleted: %s".formatted(root, e));
    }
  }
}
