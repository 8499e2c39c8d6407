package dev.lava.image.registry;

import dev.lava.image.Descriptor;
import dev.lava.image.Image;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bytes that are to be in a repository.
 *
 * @param descriptor what they are
 * @param opening opens them
 */
record Blob(Descriptor descriptor, Payload.Opening opening) {
  /**
   * What an image and its referrers consist of besides manifests, each once. First what a registry
   * is least likely to have, from the image's top down, for that takes longest.
   */
  static Collection<Blob> of(Image image, List<Referrer> referrers) {
    Map<String, Blob> blobs = new LinkedHashMap<>();
    byte[] config = image.configBytes();
    put(blobs, new Blob(image.configDescriptor(), () -> new ByteArrayInputStream(config)));
    image
        .layers()
        .reversed()
        .forEach(layer -> put(blobs, new Blob(layer.descriptor(), layer::open)));
    for (Referrer referrer : referrers) {
      put(blobs, of(referrer.config()));
      referrer.attachments().forEach(attachment -> put(blobs, of(attachment)));
    }
    return blobs.values();
  }

  private static Blob of(Attachment attachment) {
    return new Blob(attachment.descriptor(), attachment::open);
  }

  private static void put(Map<String, Blob> blobs, Blob blob) {
    blobs.putIfAbsent(blob.descriptor().digest().hex(), blob);
  }

  /** How messages and progress call it. */
  String shortName() {
    return descriptor.digest().hex().substring(0, 12);
  }
}
