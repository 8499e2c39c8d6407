package dev.lava.image.download;

import dev.lava.image.atomic.PartialFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directories of the cache. */
final class Directories {
  private Directories() {}

  /** Makes the directory of a file, and clears away what earlier processes left there half-done. */
  static Path prepare(Path file) throws IOException {
    Path directory = file.resolveSibling("");
    try {
      Files.createDirectories(directory);
    } catch (FileSystemException e) {
      throw new DownloadException(
          "cannot make the directory %s: %s. Give rights there, or choose another directory."
              .formatted(
                  directory, e.getReason() == null ? "something is in the way" : e.getReason()),
          e);
    }
    PartialFile.removeAbandoned(directory);
    return directory;
  }
}
