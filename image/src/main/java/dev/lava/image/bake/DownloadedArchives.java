package dev.lava.image.bake;

import dev.lava.image.Checksum;
import dev.lava.image.download.Download;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * Archives through the cache of downloads. What lies in the cache is read through each time: it is
 * not trusted by its name alone.
 *
 * @param downloads the cache
 * @param progress listens to downloads
 */
public record DownloadedArchives(DownloadCache downloads, Progress progress)
    implements ArchiveSource {
  @Override
  public Path fetch(URI address, Checksum checksum) throws IOException {
    Download download = new Download(address, checksum);
    Path file = downloads.fetch(download, progress);
    if (!seen(file, checksum).equals(checksum)) {
      downloads.forget(checksum);
      file = downloads.fetch(download, progress);
    }
    return file;
  }

  private static Checksum seen(Path file, Checksum expected) throws IOException {
    MessageDigest computed = expected.algorithm().start();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), computed)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Checksum.of(expected.algorithm(), computed);
  }
}
