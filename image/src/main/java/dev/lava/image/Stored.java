package dev.lava.image;

import java.io.IOException;

/**
 * What a name stands for in the place where it was found: an image, an index of several, or
 * something else.
 *
 * @param descriptor what it says it is
 * @param blobs where its bytes are
 */
public record Stored(Descriptor descriptor, BlobSource blobs) {
  /** Without annotations, which belong to the entry of a list and not to the thing. */
  public Stored {
    descriptor = new Descriptor(descriptor.mediaType(), descriptor.digest(), descriptor.size());
  }

  /**
   * The image that it is.
   *
   * @throws ImageException where it is something else, or damaged
   */
  public Image image() throws IOException {
    if (descriptor.mediaType().isIndex()) {
      throw new ImageException(
          "%s in %s is a list of images, one for each platform, and AWS Lambda takes no lists; copy the"
                  .formatted(descriptor.digest(), blobs.place())
              + " one that you need, as skopeo copy --override-arch amd64 does");
    }
    return Image.read(descriptor, blobs);
  }
}
