package dev.lava.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A part of an image's file system: a tar archive, most often compressed. */
public interface Layer {
  /** The compressed bytes' media type, digest and size. */
  Descriptor descriptor();

  /** The digest of the tar archive without compression. */
  Digest diffId();

  /**
   * The bytes that {@link #descriptor} describes, compressed as they are; the caller closes the
   * stream.
   *
   * @throws IOException where they cannot be read; the stream itself throws {@link ImageException}
   *     at its end where they are not the ones described
   */
  InputStream open() throws IOException;

  /** Whether {@link #open} reads the bytes from this place. */
  default boolean isIn(BlobSource place) {
    return false;
  }

  /**
   * The file that holds the compressed bytes and no others, unchecked: who takes them from there
   * checks them as {@link #open} would. Empty where there is no such file.
   */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** A layer whose bytes are a blob of some place; they are checked whenever they are read. */
  static Layer of(Descriptor descriptor, Digest diffId, BlobSource blobs) {
    return new BlobLayer(descriptor, diffId, blobs);
  }
}
