package dev.lava.image.bom;

import dev.lava.image.Layer;
import dev.lava.image.atomic.PartialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What layers were found to hold, by their digests: {@code DIRECTORY/VERSION/HEX}. A layer that was
 * seen before is not read again.
 */
final class LayerMemory {
  /** To be raised when a scan comes to see more, or otherwise. */
  private static final String VERSION = "1";

  private final Path directory;

  LayerMemory(Path directory) {
    this.directory = directory.resolve(VERSION);
  }

  /** What the layer holds. */
  LayerContents contents(Layer layer) throws IOException {
    Path file = directory.resolve(layer.descriptor().digest().hex());
    Optional<LayerContents> known = read(file);
    if (known.isPresent()) {
      return known.get();
    }
    LayerContents scanned = LayerScan.of(layer);
    Files.createDirectories(directory);
    try (PartialFile partial = PartialFile.create(directory)) {
      partial.write(LayerDocument.write(scanned));
      partial.moveTo(file);
    }
    return scanned;
  }

  private static Optional<LayerContents> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LayerDocument.read(Files.readAllBytes(file)));
    } catch (JacksonException _) {
      // Damaged: the layer is read again.
      return Optional.empty();
    }
  }
}
