package dev.lava.image.unpack;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.tar.EntryKind;
import dev.lava.image.tar.EntryName;
import dev.lava.image.tar.LayerReader;
import dev.lava.image.tar.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Lays an image's layers into a root, the lowest first (OCI image-spec, "layer.md").
 *
 * <p>Owners are dropped, for a normal user could not give them. Devices and pipes are left out: the
 * sandbox brings its own {@code /dev}. Set-user-id bits are dropped. Everything else that an
 * archive holds is either written or makes the image refused.
 */
final class LayerUnpacker {
  /** The end of the year 9999: what file systems and formatters still agree on. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final RootDirectory root;

  private LayerUnpacker(Path root) {
    this.root = new RootDirectory(root);
  }

  /**
   * Unpacks an image into a directory.
   *
   * @param from the lowest layer to unpack, counted from 0; those below are in the directory
   *     already
   * @throws ImageException naming layer, entry and rule; what was written by then is the caller's
   *     to remove
   */
  static void unpack(Image image, Path root, int from, Limits limits) throws IOException {
    LayerUnpacker unpacker = new LayerUnpacker(root);
    LayerReader reader = new LayerReader(limits);
    List<Layer> layers = image.layers();
    for (int i = from; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      String name =
          "layer %d of %d (%s)".formatted(i + 1, layers.size(), layer.descriptor().digest());
      try {
        unpacker.root.beginLayer();
        reader.read(layer, unpacker::unpack);
      } catch (IOException e) {
        throw new ImageException(
            "cannot unpack the image %s: %s: %s".formatted(image, name, e.getMessage()), e);
      }
    }
  }

  private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
    switch (EntryName.of(entry.getName())) {
      case EntryName.Opaque(String inside) -> root.opaqueWhiteout(inside);
      case EntryName.Whiteout(String hidden) -> root.whiteout(hidden);
      case EntryName.Bookkeeping() -> {}
      case EntryName.Put(String path) -> {
        if (!path.isEmpty()) {
          put(entry, path, content);
        } else if (!entry.isDirectory()) {
          throw new ImageException("it would replace the root itself");
        }
      }
    }
  }

  private void put(TarArchiveEntry entry, String path, InputStream content) throws IOException {
    switch (EntryKind.of(entry)) {
      case EntryKind.Directory() -> root.directory(path, entry.getMode());
      case EntryKind.File() -> root.file(path, entry.getMode(), time(entry), content);
      case EntryKind.SymbolicLink(String target) -> root.symbolicLink(path, target);
      case EntryKind.HardLink(String file) -> root.hardLink(path, file);
      case EntryKind.Special(char _) -> {
        // The sandbox brings its own devices.
      }
    }
  }

  private static FileTime time(TarArchiveEntry entry) {
    long seconds = entry.getLastModifiedTime().to(TimeUnit.SECONDS);
    return FileTime.from(Math.clamp(seconds, 0, LAST_SECOND), TimeUnit.SECONDS);
  }
}
