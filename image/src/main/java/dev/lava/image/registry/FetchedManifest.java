package dev.lava.image.registry;

import dev.lava.image.Descriptor;

/** A manifest as a registry has sent it; its digest is that of its bytes. */
final class FetchedManifest {
  private final Descriptor descriptor;
  private final byte[] bytes;

  FetchedManifest(Descriptor descriptor, byte[] bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  Descriptor descriptor() {
    return descriptor;
  }

  byte[] bytes() {
    return bytes;
  }
}
