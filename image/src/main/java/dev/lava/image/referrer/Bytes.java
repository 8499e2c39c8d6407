package dev.lava.image.referrer;

import dev.lava.image.BlobSource;
import dev.lava.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** One blob that is nowhere yet but in memory. */
final class Bytes implements BlobSource {
  private final byte[] bytes;

  Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public InputStream open(Digest digest) {
    return new ByteArrayInputStream(bytes);
  }
}
