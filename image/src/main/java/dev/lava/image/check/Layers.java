package dev.lava.image.check;

import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The layers of an image, as findings name them. */
final class Layers {
  private Layers() {}

  /** A line that names each layer whose type is such; none where there is none. */
  static List<String> of(Image image, Predicate<MediaType> such) {
    List<String> seen = new ArrayList<>();
    int number = 0;
    for (Layer layer : image.layers()) {
      number++;
      MediaType type = layer.descriptor().mediaType();
      if (such.test(type)) {
        seen.add(
            "layer %d of %d (%s) is of type %s"
                .formatted(number, image.layers().size(), layer.descriptor().digest(), type));
      }
    }
    return seen;
  }
}
