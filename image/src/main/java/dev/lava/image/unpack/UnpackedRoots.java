package dev.lava.image.unpack;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.atomic.Deletion;
import dev.lava.image.atomic.ProcessLock;
import dev.lava.image.tar.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The images that have been unpacked on this machine, each in a directory that is named by the
 * digits of its manifest's digest. A directory that has such a name is whole. Any number of
 * processes may use the same roots.
 *
 * <p>An image is unpacked as the user who asks: owners are dropped, and every file can be read and
 * written, every directory entered, by that user. Modification times of files are kept, which the
 * JVM's AOT cache compares.
 */
public final class UnpackedRoots {
  private final Path cache;
  private final Limits limits;

  UnpackedRoots(Path cache, Limits limits) {
    this.cache = cache.toAbsolutePath().normalize();
    this.limits = limits;
  }

  /** The roots in this directory, which is made when it is needed. */
  public static UnpackedRoots of(Path cacheDirectory) {
    return new UnpackedRoots(cacheDirectory, Limits.LAMBDA);
  }

  /**
   * The root of this image, unpacked now if it was not before. It is shared: what is written into
   * it is there for everybody.
   *
   * @throws dev.lava.image.ImageException where a layer is damaged or hostile, or the disk is full;
   *     nothing is left of it then
   */
  public Path unpack(Image image) throws IOException {
    return unpack(image, root -> LayerUnpacker.unpack(image, root, 0, limits));
  }

  /**
   * The same for an image that stands on another whose root is there already: that is copied, and
   * only the layers on top are unpacked.
   *
   * @param below the other image; where this one does not begin with its layers, it is of no use
   * @param rootBelow its root, which is not written to
   */
  public Path unpackOver(Image below, Path rootBelow, Image image) throws IOException {
    int known = below.layers().size();
    List<Digest> layers = image.config().diffIds();
    if (layers.size() < known || !layers.subList(0, known).equals(below.config().diffIds())) {
      return unpack(image);
    }
    return unpack(
        image,
        root -> {
          Subtree.copy(rootBelow, root);
          LayerUnpacker.unpack(image, root, known, limits);
        });
  }

  /** How an empty directory becomes a root. */
  @FunctionalInterface
  private interface Filling {
    void fill(Path root) throws IOException;
  }

  private Path unpack(Image image, Filling filling) throws IOException {
    String name = image.descriptor().digest().hex();
    Path root = cache.resolve(name);
    if (isThere(root)) {
      return root;
    }
    Files.createDirectories(cache);
    try (ProcessLock _ = ProcessLock.acquire(cache, "." + name + ".lock")) {
      if (!isThere(root)) {
        unpack(root, filling);
      }
    }
    return root;
  }

  /** Unpacks under another name first; who holds the lock may remove what is left of an earlier. */
  private static void unpack(Path root, Filling filling) throws IOException {
    Path partial = root.resolveSibling("." + root.getFileName() + ".partial");
    Deletion.of(partial);
    try {
      Files.createDirectory(partial);
      filling.fill(partial);
      Files.move(partial, root, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Deletion.of(partial);
    }
  }

  private static boolean isThere(Path root) {
    return Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS);
  }
}
