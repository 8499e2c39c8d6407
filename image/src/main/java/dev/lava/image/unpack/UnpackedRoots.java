package dev.lava.image.unpack;

import dev.lava.image.Image;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The images that have been unpacked on this machine, each in a directory that is named by the hex
 * digits of its manifest's digest. Any number of processes may use it at the same time.
 */
public final class UnpackedRoots {
  private final Path cache;

  private UnpackedRoots(Path cache) {
    this.cache = cache;
  }

  /** The roots in this directory, which is made when it is needed. */
  public static UnpackedRoots of(Path cacheDirectory) {
    return new UnpackedRoots(cacheDirectory.toAbsolutePath().normalize());
  }

  /**
   * The root of this image, unpacked now if it was not before. It is shared: whoever writes into it
   * changes it for all.
   *
   * @throws dev.lava.image.ImageException where a layer is damaged or hostile; nothing is left then
   */
  public Path unpack(Image image) throws IOException {
    throw new UnsupportedOperationException("not yet " + cache + image);
  }
}
