package dev.lava.image.change;

import dev.lava.image.Annotations;
import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.reference.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Puts an image on another base without building it again: its own layers stay as they are, to the
 * byte, and so does what it has changed in its base's configuration. Everything else of the
 * configuration is the new base's.
 *
 * @param from the base that images stand on
 * @param onto the base that they are to stand on
 * @param ontoName what that is called
 */
public record Rebase(Image from, Image onto, Reference ontoName) {
  /**
   * An image on its new base.
   *
   * @param image the image
   * @param left the layers that hold for the old base only, by their history; they are not in it
   */
  public record Rebased(Image image, List<HistoryEntry> left) {
    public Rebased {
      left = List.copyOf(left);
    }
  }

  /**
   * Moves an image.
   *
   * @param ofBaseOnly whether a layer is of no use on another base
   * @throws ImageException where the image does not stand on the old base, or the bases are for
   *     different platforms
   */
  public Rebased apply(Image image, Predicate<HistoryEntry> ofBaseOnly) throws ImageException {
    requireSamePlatform(image);
    requireBase(image);
    ImageConfig config = merged(image.config());
    List<Layer> layers = new ArrayList<>(onto.layers());
    List<HistoryEntry> left = new ArrayList<>();
    for (int i = from.layers().size(); i < image.layers().size(); i++) {
      HistoryEntry history = image.config().history().get(i);
      if (ofBaseOnly.test(history)) {
        left.add(history);
      } else {
        Layer layer = image.layers().get(i);
        layers.add(layer);
        config = config.withLayer(layer.diffId(), history);
      }
    }
    Map<String, String> annotations =
        new TreeMap<>(merged(from.annotations(), image.annotations(), onto.annotations()));
    annotations.put(Annotations.BASE_NAME, ontoName.toString());
    annotations.put(Annotations.BASE_DIGEST, onto.descriptor().digest().toString());
    return new Rebased(
        Image.of(config, layers.stream().map(ImageChange::ociLayer).toList(), annotations), left);
  }

  private void requireSamePlatform(Image image) throws ImageException {
    if (!onto.config().platform().equals(image.config().platform())) {
      throw new ImageException(
          "the image is for %s, but the new base '%s' for %s; name one for %s"
              .formatted(
                  image.config().platform(),
                  ontoName,
                  onto.config().platform(),
                  image.config().platform()));
    }
  }

  private void requireBase(Image image) throws ImageException {
    List<Digest> below = from.config().diffIds();
    List<Digest> all = image.config().diffIds();
    for (int i = 0; i < below.size(); i++) {
      if (i >= all.size() || !all.get(i).equals(below.get(i))) {
        throw new ImageException(
            "the image does not stand on %s: layer %d is %s there, but %s in the image; name the base that it was built on with --from, or build it anew on the new one"
                .formatted(from, i + 1, below.get(i), i < all.size() ? all.get(i) : "missing"));
      }
    }
  }

  /** The new base's configuration with the image's own changes, and the new base's layers only. */
  private ImageConfig merged(ImageConfig image) {
    ImageConfig old = from.config();
    ImageConfig base = onto.config();
    SequencedMap<String, String> environment =
        merged(old.environment(), image.environment(), base.environment());
    return new ImageConfig(
        base.platform(),
        environment,
        merged(old.entrypoint(), image.entrypoint(), base.entrypoint()),
        merged(old.command(), image.command(), base.command()),
        merged(old.workingDirectory(), image.workingDirectory(), base.workingDirectory()),
        merged(old.user(), image.user(), base.user()),
        new TreeMap<>(merged(old.labels(), image.labels(), base.labels())),
        base.history(),
        base.diffIds());
  }

  private static <T> T merged(T old, T image, T base) {
    return image.equals(old) ? base : image;
  }

  /** The base's entries in their order, as far as the image has not changed or removed them. */
  private static SequencedMap<String, String> merged(
      Map<String, String> old, Map<String, String> image, Map<String, String> base) {
    SequencedMap<String, String> merged = new LinkedHashMap<>(base);
    old.forEach(
        (key, value) -> {
          if (!image.containsKey(key)) {
            merged.remove(key);
          }
        });
    image.forEach(
        (key, value) -> {
          if (!Optional.ofNullable(old.get(key)).equals(Optional.of(value))) {
            merged.put(key, value);
          }
        });
    return merged;
  }
}
