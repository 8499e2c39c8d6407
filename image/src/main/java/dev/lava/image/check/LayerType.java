package dev.lava.image.check;

import java.util.List;

/** Layers that are no plain tar archives and not compressed with gzip. */
record LayerType() implements Check {
  @Override
  public Rule rule() {
    return Rule.LAYER_TYPE;
  }

  @Override
  public List<String> seen(Subject subject) {
    return Layers.of(
        subject.image(), type -> !type.isGzipLayer() && !UncompressedLayer.isUncompressed(type));
  }
}
