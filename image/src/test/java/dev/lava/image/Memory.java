package dev.lava.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary directories that are on no disk, where the system has a place for such: a million files
 * that are written, read and deleted would be a million waits.
 */
public final class Memory implements TempDirFactory {
  private static final Path PLACE = Path.of("/dev/shm");

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
      throws IOException {
    return Files.isWritable(PLACE)
        ? Files.createTempDirectory(PLACE, "junit-")
        : Files.createTempDirectory("junit-");
  }
}
