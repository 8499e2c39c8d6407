package dev.lava.image.change;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes images from images. Layers are never copied: a new image refers to the same ones. */
public final class ImageChange {
  private ImageChange() {}

  /** The image that has nothing in it, from which base images begin. */
  public static Image empty(Platform platform) {
    return Image.of(ImageConfig.empty(platform), List.of(), Map.of());
  }

  /**
   * The image with one more layer on top.
   *
   * @throws IllegalArgumentException where a layer, of the image or new, is not compressed with
   *     gzip
   */
  public static Image append(Image image, Layer layer, HistoryEntry history) {
    List<Layer> layers = new ArrayList<>(image.layers());
    layers.add(layer);
    return image(image.config().withLayer(layer.diffId(), history), layers, image.annotations());
  }

  /**
   * The image with another configuration, such as {@code config -> config.withCommand(handler)}.
   *
   * @throws IllegalArgumentException where the change touches the layers, or a layer is not
   *     compressed with gzip
   */
  public static Image configure(Image image, UnaryOperator<ImageConfig> change) {
    return image(change.apply(image.config()), image.layers(), image.annotations());
  }

  /** The image with an annotation on its manifest; one of the same key is replaced. */
  public static Image annotate(Image image, String key, String value) {
    Map<String, String> annotations = new TreeMap<>(image.annotations());
    annotations.put(key, value);
    return image(image.config(), image.layers(), annotations);
  }

  private static Image image(
      ImageConfig config, List<Layer> layers, Map<String, String> annotations) {
    return Image.of(config, layers.stream().map(ImageChange::ociLayer).toList(), annotations);
  }

  /**
   * Docker's layers are the same bytes by another media type, which an OCI manifest must not mix.
   */
  static Layer ociLayer(Layer layer) {
    Descriptor descriptor = layer.descriptor();
    if (!descriptor.mediaType().isGzipLayer()) {
      throw new IllegalArgumentException(
          "the layer %s is of type %s; AWS Lambda takes layers that are compressed with gzip"
              .formatted(descriptor.digest(), descriptor.mediaType()));
    }
    return descriptor.mediaType().equals(MediaType.OCI_LAYER_GZIP) ? layer : new OciLayer(layer);
  }

  private record OciLayer(Layer layer) implements Layer {
    @Override
    public Descriptor descriptor() {
      Descriptor docker = layer.descriptor();
      return new Descriptor(
          MediaType.OCI_LAYER_GZIP, docker.digest(), docker.size(), docker.annotations());
    }

    @Override
    public Digest diffId() {
      return layer.diffId();
    }

    @Override
    public InputStream open() throws IOException {
      return layer.open();
    }

    @Override
    public Optional<Path> file() {
      return layer.file();
    }
  }
}
