package dev.lava.image.contents;

import dev.lava.image.Layer;
import java.util.List;

/**
 * What is in a layer.
 *
 * @param layer the layer
 * @param size the bytes of its archive without compression
 * @param entries what it puts somewhere, in its order; whiteouts are no entries
 */
public record LayerContents(Layer layer, long size, List<Entry> entries) {
  public LayerContents {
    entries = List.copyOf(entries);
  }
}
