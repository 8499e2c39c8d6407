package dev.lava.image;

import java.io.IOException;
import java.io.InputStream;

/** A layer whose bytes are a blob of some place. */
record BlobLayer(Descriptor descriptor, Digest diffId, BlobSource blobs) implements Layer {
  @Override
  public InputStream open() throws IOException {
    return blobs.open(descriptor);
  }

  @Override
  public boolean isIn(BlobSource place) {
    return blobs.equals(place);
  }
}
