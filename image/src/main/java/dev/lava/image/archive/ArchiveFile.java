package dev.lava.image.archive;

import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.blob.VerifiedFile;
import dev.lava.image.tar.TarWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes an archive next to the place it is meant for, and puts it there when it is whole: when all
 * blobs in it were found to be what they should be.
 */
final class ArchiveFile implements AutoCloseable {
  private static final int MODE = 0_644;

  /** What is smaller is copied before another thread has come to it. */
  private static final long LARGE = 1 << 18;

  private final Path file;
  private final PartialFile partial;
  private final BufferedOutputStream buffered;
  private final TarWriter tar;
  private final WrittenBlobs written;

  private ArchiveFile(Path file, PartialFile partial) {
    this.file = file;
    this.partial = partial;
    this.buffered = new BufferedOutputStream(partial, 1 << 16);
    this.tar = new TarWriter(buffered);
    this.written = new WrittenBlobs(partial);
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

  /**
   * Adds a layer. One that lies in a file is copied by the kernel, and checked by other threads
   * unless that file is as it was when it was checked before.
   */
  void add(String path, Layer layer) throws IOException {
    long size = layer.descriptor().size();
    Optional<Path> source = layer.file();
    if (size < LARGE || source.isEmpty() || !hasSize(source.get(), size)) {
      add(path, size, layer::open);
      return;
    }
    VerifiedFile known = VerifiedFile.at(source.get());
    try (FileChannel blob = FileChannel.open(source.get())) {
      tar.file(
          path,
          MODE,
          size,
          () -> {
            buffered.flush();
            long position = partial.size();
            partial.write(blob, size);
            if (!known.isVerified() || !known.isUnchanged()) {
              written.check(
                  layer.descriptor(),
                  position,
                  String.valueOf(source.get().getParent()),
                  known::verified);
            }
          });
    }
  }

  /** One that is not there or has another size is left to those who have words for it. */
  private static boolean hasSize(Path file, long size) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == size;
  }

  void commit() throws IOException {
    tar.finish();
    buffered.flush();
    written.await();
    partial.moveTo(file);
  }

  @Override
  public void close() throws IOException {
    try (partial) {
      written.close();
    }
  }
}
