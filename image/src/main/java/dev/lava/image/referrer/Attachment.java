package dev.lava.image.referrer;

import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.ImageException;
import dev.lava.image.MediaType;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that a referrer consists of.
 *
 * @param descriptor their kind, digest and size
 * @param source where they are
 */
public record Attachment(Descriptor descriptor, BlobSource source) {
  /** More than any bill of materials or signature has, and little enough to hold. */
  private static final long LARGEST_IN_MEMORY = 64 << 20;

  /** An attachment of these bytes. */
  public static Attachment of(MediaType mediaType, byte[] bytes) {
    return new Attachment(Descriptor.of(mediaType, bytes), new Bytes(bytes.clone()));
  }

  /** The bytes, which are checked at their end; the caller closes the stream. */
  public InputStream open() throws IOException {
    return source.open(descriptor);
  }

  /**
   * All bytes, checked.
   *
   * @throws ImageException where there are more than a document has, or not those described
   */
  public byte[] bytes() throws IOException {
    if (descriptor.size() > LARGEST_IN_MEMORY) {
      throw new ImageException(
          "the blob %s in %s is described as %d bytes of %s; at most %d are read"
              .formatted(
                  descriptor.digest(),
                  source.place(),
                  descriptor.size(),
                  descriptor.mediaType(),
                  LARGEST_IN_MEMORY));
    }
    try (InputStream in = open()) {
      return in.readAllBytes();
    }
  }
}
