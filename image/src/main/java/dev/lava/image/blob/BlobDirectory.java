package dev.lava.image.blob;

import dev.lava.image.BlobSource;
import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.atomic.PartialFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory of files that are named by the 64 hexadecimal digits of their SHA-256. Any number of
 * processes may read and write it at the same time.
 *
 * @param path where it is
 */
public record BlobDirectory(Path path) implements BlobSource {
  public BlobDirectory {
    path = path.toAbsolutePath().normalize();
  }

  /** The directory at this path, made where there is none. What killed writers left goes. */
  public static BlobDirectory create(Path path) throws IOException {
    Files.createDirectories(path);
    PartialFile.removeAbandoned(path);
    return new BlobDirectory(path);
  }

  /** A writer of a new blob, which is seen by nobody until {@link BlobWriter#commit}. */
  public BlobWriter write() throws IOException {
    return new BlobWriter(this, PartialFile.create(path));
  }

  /** Keeps these bytes. */
  public Digest write(byte[] bytes) throws IOException {
    try (BlobWriter blob = write()) {
      blob.write(bytes);
      return blob.commit();
    }
  }

  /** Where the blob of this name is, if it is there. */
  public Path file(Digest digest) {
    return path.resolve(digest.hex());
  }

  /** Whether a blob of this name and size is there; its bytes are checked when it is read. */
  public boolean has(Digest digest, long size) throws IOException {
    try {
      return Files.size(file(digest)) == size;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  @Override
  public Optional<Path> fileOf(Digest digest) {
    return Optional.of(file(digest));
  }

  @Override
  public String place() {
    return path.toString();
  }

  @Override
  public InputStream open(Digest digest) throws IOException {
    try {
      return Files.newInputStream(file(digest));
    } catch (NoSuchFileException e) {
      throw new ImageException(
          "there is no blob %s in %s; make the image again or fetch it again"
              .formatted(digest, path),
          e);
    }
  }
}
