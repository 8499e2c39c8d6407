package dev.lava.image.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Files of this machine: mirrors on a disk, and archives made by tests. */
final class FileSource implements Source {
  @Override
  public Answer open(URI uri, long offset, Map<String, String> headers) throws IOException {
    try {
      Path file = Path.of(uri);
      InputStream body = Files.newInputStream(file);
      return new Answer(body, 0, Files.size(file), Optional.empty(), false);
    } catch (NoSuchFileException e) {
      throw DownloadException.missing(
          "cannot read %s: there is no such file. Check the address."
              .formatted(Address.shown(uri)));
    } catch (IllegalArgumentException e) {
      throw new DownloadException(
          "cannot read %s: %s. A file's address looks like file:///srv/mirror/debian."
              .formatted(Address.shown(uri), e.getMessage()),
          e);
    }
  }
}
