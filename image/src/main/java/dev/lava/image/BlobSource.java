package dev.lava.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A place that holds bytes under the name that is their digest. */
public interface BlobSource {
  /** What messages call the place, such as the path of a directory. */
  String place();

  /**
   * Opens what the place has under this name, unchecked; {@link #open(Descriptor)} is what callers
   * want.
   *
   * @throws ImageException where it has nothing under it
   */
  InputStream open(Digest digest) throws IOException;

  /**
   * The file that holds these bytes and no others, for those who would rather have the kernel copy
   * it; empty where there is none. As unchecked as what {@link #open(Digest)} gives.
   */
  default Optional<Path> fileOf(Digest digest) {
    return Optional.empty();
  }

  /**
   * The bytes that the descriptor describes. The stream's end throws {@link ImageException} where
   * size or digest differ, so whoever reads must read to the end before believing anything.
   */
  default InputStream open(Descriptor descriptor) throws IOException {
    return new VerifyingInputStream(open(descriptor.digest()), descriptor, place());
  }
}
