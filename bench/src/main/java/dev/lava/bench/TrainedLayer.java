package dev.lava.bench;

import dev.lava.image.Image;
import dev.lava.image.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The layer that holds the cache which training has written. */
final class TrainedLayer {
  private static final String CACHES = "var/task/.lava/function.";

  private TrainedLayer() {}

  /** Its size as a registry holds it; empty where the image's topmost layer is no such layer. */
  static OptionalLong compressedBytes(Image image) throws IOException {
    if (image.layers().isEmpty()) {
      return OptionalLong.empty();
    }
    Layer top = image.layers().getLast();
    if (!top.descriptor().mediaType().isGzipLayer()) {
      return OptionalLong.empty();
    }
    try (InputStream blob = top.open();
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(blob))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().startsWith(CACHES)) {
          return OptionalLong.of(top.descriptor().size());
        }
      }
    }
    return OptionalLong.empty();
  }
}
