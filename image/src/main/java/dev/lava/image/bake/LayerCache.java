package dev.lava.image.bake;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.blob.BlobDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers which layer a key gave: one small file for each key, with diff id, digest and size. The
 * layers themselves are in the destination; where one is gone or damaged, its key gives nothing.
 */
public final class LayerCache {
  private final Path directory;

  /** The memory in this directory, which is made where it is missing. */
  public LayerCache(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    PartialFile.removeAbandoned(directory);
  }

  /** The layer of this key, read through and found whole; damaged ones are made again. */
  public Optional<Layer> find(Digest key, BlobDirectory blobs) throws IOException {
    Optional<Layer> known = findUnread(key, blobs);
    if (known.isEmpty()) {
      return known;
    }
    try (InputStream in = blobs.open(known.get().descriptor())) {
      in.transferTo(OutputStream.nullOutputStream());
      return known;
    } catch (ImageException _) {
      return Optional.empty();
    }
  }

  /**
   * The layer of this key, of which there are as many bytes as there should be. Damage shows only
   * when it is read, as by whatever unpacks or pushes it.
   */
  public Optional<Layer> findUnread(Digest key, BlobDirectory blobs) throws IOException {
    Path file = directory.resolve(key.hex());
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String[] parts = Files.readString(file).strip().split(" ", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Descriptor descriptor =
          new Descriptor(
              MediaType.OCI_LAYER_GZIP, Digest.parse(parts[1]), Long.parseLong(parts[2]));
      return blobs.has(descriptor.digest(), descriptor.size())
          ? Optional.of(Layer.of(descriptor, Digest.parse(parts[0]), blobs))
          : Optional.empty();
    } catch (IllegalArgumentException | ImageException _) {
      return Optional.empty();
    }
  }

  /** Remembers a layer that is in the destination. */
  public void keep(Digest key, Layer layer) throws IOException {
    String line =
        "%s %s %d\n"
            .formatted(layer.diffId(), layer.descriptor().digest(), layer.descriptor().size());
    try (PartialFile file = PartialFile.create(directory)) {
      file.write(line.getBytes(StandardCharsets.UTF_8));
      file.moveTo(directory.resolve(key.hex()));
    }
  }
}
