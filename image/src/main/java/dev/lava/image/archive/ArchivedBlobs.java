package dev.lava.image.archive;

import dev.lava.image.BlobSource;
import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.layout.LayoutIndex;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The blobs in a tar archive of a layout, read from the file whenever they are asked for.
 *
 * @param file the archive
 */
record ArchivedBlobs(Path file) implements BlobSource {
  static String path(Digest digest) {
    return "blobs/sha256/" + digest.hex();
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public InputStream open(Digest digest) throws IOException {
    return openFile(path(digest));
  }

  /** The file of this name in the archive. */
  InputStream openFile(String name) throws IOException {
    TarFile tar = tar();
    try {
      for (TarArchiveEntry entry : tar.getEntries()) {
        if (isFile(entry) && name.equals(withoutDot(entry.getName()))) {
          return new FilterInputStream(tar.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
              try (tar) {
                super.close();
              }
            }
          };
        }
      }
      throw new ImageException(
          "there is no %s in '%s'; an OCI archive is a tar of %s, %s and blobs, as skopeo copy writes"
              .formatted(name, file, LayoutIndex.MARKER, LayoutIndex.FILE));
    } catch (IOException e) {
      tar.close();
      throw e;
    }
  }

  private TarFile tar() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ImageException("there is no file '%s'".formatted(file));
    }
    try {
      return new TarFile(file);
    } catch (IOException | RuntimeException e) {
      // The library lets several kinds escape when a header makes no sense.
      throw new ImageException(
          "'%s' is no whole tar archive: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The library takes links for files too. */
  private static boolean isFile(TarArchiveEntry entry) {
    byte flag = entry.getLinkFlag();
    return (flag == TarConstants.LF_NORMAL || flag == TarConstants.LF_OLDNORM)
        && !entry.isSparse()
        && !entry.isDirectory();
  }

  /** Other tools' archives begin each name with {@code ./}. */
  private static String withoutDot(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }
}
