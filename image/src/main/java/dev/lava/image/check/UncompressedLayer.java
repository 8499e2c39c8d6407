package dev.lava.image.check;

import dev.lava.image.MediaType;
import java.util.List;

/** Layers that are not compressed at all. */
record UncompressedLayer() implements Check {
  static boolean isUncompressed(MediaType type) {
    return type.equals(MediaType.OCI_LAYER_TAR) || type.equals(MediaType.DOCKER_LAYER_TAR);
  }

  @Override
  public Rule rule() {
    return Rule.UNCOMPRESSED_LAYER;
  }

  @Override
  public List<String> seen(Subject subject) {
    return Layers.of(subject.image(), UncompressedLayer::isUncompressed);
  }
}
