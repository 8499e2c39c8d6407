package dev.lava.image.archive;

import dev.lava.image.ImageException;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.tar.TarWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an archive next to the place it is meant for, and puts it there when it is whole. */
final class ArchiveFile implements AutoCloseable {
  private static final int MODE = 0_644;

  private final Path file;
  private final PartialFile partial;
  private final BufferedOutputStream buffered;
  private final TarWriter tar;

  private ArchiveFile(Path file, PartialFile partial) {
    this.file = file;
    this.partial = partial;
    this.buffered = new BufferedOutputStream(partial, 1 << 16);
    this.tar = new TarWriter(buffered);
  }

  static ArchiveFile create(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path directory = absolute.getParent();
    if (directory == null || Files.isDirectory(absolute)) {
      throw new ImageException(
          "'%s' is a directory, where an archive is a file, such as image.tar".formatted(file));
    }
    Files.createDirectories(directory);
    PartialFile.removeAbandoned(directory);
    return new ArchiveFile(absolute, PartialFile.create(directory));
  }

  void addDirectory(String path) throws IOException {
    tar.directory(path, 0_755);
  }

  void add(String path, byte[] content) throws IOException {
    tar.file(path, MODE, new ByteArrayInputStream(content), content.length);
  }

  /** Bytes that are opened when their turn has come. */
  interface Opening {
    InputStream open() throws IOException;
  }

  void add(String path, long size, Opening content) throws IOException {
    try (InputStream in = content.open()) {
      tar.file(path, MODE, in, size);
    }
  }

  void commit() throws IOException {
    tar.finish();
    buffered.flush();
    partial.moveTo(file);
  }

  @Override
  public void close() throws IOException {
    partial.close();
  }
}
