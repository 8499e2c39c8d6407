package dev.lava.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A layer whose bytes are a blob of some place. */
record BlobLayer(Descriptor descriptor, Digest diffId, BlobSource blobs) implements Layer {
  @Override
  public InputStream open() throws IOException {
    return blobs.open(descriptor);
  }

  @Override
  public Optional<Path> file() {
    return blobs.fileOf(descriptor.digest());
  }

  @Override
  public boolean isIn(BlobSource place) {
    return blobs.equals(place);
  }
}
