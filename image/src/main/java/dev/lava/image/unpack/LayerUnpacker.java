package dev.lava.image.unpack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Lays an image's layers into a root, the lowest first (OCI image-spec, "layer.md").
 *
 * <p>Owners are dropped, for a normal user could not give them. Devices and pipes are left out: the
 * sandbox brings its own {@code /dev}. Set-user-id bits are dropped. Everything else that an
 * archive holds is either written or makes the image refused.
 */
final class LayerUnpacker {
  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  /** What other bookkeeping files of the union file system begin with that whiteouts come from. */
  private static final String AUFS = ".wh..wh.";

  /** The end of the year 9999: what file systems and formatters still agree on. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final int BUFFER = 1 << 16;

  private final RootDirectory root;
  private final Limits limits;
  private long restOfBytes;
  private long entries;

  private LayerUnpacker(Path root, Limits limits) {
    this.root = new RootDirectory(root);
    this.limits = limits;
    this.restOfBytes = limits.bytes();
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
    LayerUnpacker unpacker = new LayerUnpacker(root, limits);
    List<Layer> layers = image.layers();
    for (int i = from; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      String name =
          "layer %d of %d (%s)".formatted(i + 1, layers.size(), layer.descriptor().digest());
      try {
        unpacker.unpack(layer);
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        throw new ImageException(
            "cannot unpack the image %s: %s: %s".formatted(image, name, reason(e)), e);
      }
    }
  }

  private void unpack(Layer layer) throws IOException {
    root.beginLayer();
    MessageDigest sha256 = Digest.sha256();
    try (InputStream blob = layer.open();
        InputStream archive = archive(layer.descriptor().mediaType(), blob)) {
      BoundedInputStream bounded =
          new BoundedInputStream(
              new BufferedInputStream(new DigestInputStream(archive, sha256), BUFFER),
              limits,
              restOfBytes);
      unpack(new TarArchiveInputStream(bounded, UTF_8.name()), bounded);
      // What stands behind the end of the archive counts for its digest, as does the blob's end.
      bounded.transferTo(OutputStream.nullOutputStream());
      restOfBytes = bounded.rest();
      blob.transferTo(OutputStream.nullOutputStream());
    }
    Digest seen = Digest.of(sha256);
    if (!seen.equals(layer.diffId())) {
      throw new ImageException(
          "its archive has the digest %s, but the configuration says %s"
              .formatted(seen, layer.diffId()));
    }
  }

  private static InputStream archive(MediaType type, InputStream blob) throws IOException {
    if (type.isGzipLayer()) {
      return new GZIPInputStream(blob, BUFFER);
    }
    if (type.equals(MediaType.OCI_LAYER_TAR)) {
      return blob;
    }
    throw new ImageException(
        "it is of type %s; layers that can be unpacked are %s, %s and %s"
            .formatted(
                type,
                MediaType.OCI_LAYER_GZIP,
                MediaType.OCI_LAYER_TAR,
                MediaType.DOCKER_LAYER_GZIP));
  }

  private void unpack(TarArchiveInputStream tar, BoundedInputStream bounded) throws IOException {
    while (true) {
      bounded.beginHeaders();
      TarArchiveEntry entry = tar.getNextEntry();
      bounded.endHeaders();
      if (entry == null) {
        return;
      }
      if (++entries > limits.entries()) {
        throw new ImageException("the image has more than %d entries".formatted(limits.entries()));
      }
      try {
        unpack(entry, tar);
        // Content that was left out is no part of the next entry's headers.
        tar.transferTo(OutputStream.nullOutputStream());
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        throw new ImageException("the entry '%s': %s".formatted(entry.getName(), reason(e)), e);
      }
    }
  }

  private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
    String path = EntryPath.of(entry.getName());
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    String parent = path.substring(0, Math.max(slash, 0));
    if (name.equals(OPAQUE)) {
      root.opaqueWhiteout(parent);
    } else if (name.startsWith(AUFS)) {
      return;
    } else if (name.startsWith(WHITEOUT)) {
      String hidden = EntryPath.of(name.substring(WHITEOUT.length()));
      if (hidden.isEmpty()) {
        throw new ImageException("it is a whiteout of nothing; valid is .wh. and a name");
      }
      root.whiteout(parent.isEmpty() ? hidden : parent + "/" + hidden);
    } else if (!path.isEmpty()) {
      put(entry, path, content);
    } else if (!entry.isDirectory()) {
      throw new ImageException("it would replace the root itself");
    }
  }

  private void put(TarArchiveEntry entry, String path, InputStream content) throws IOException {
    if (entry.isSparse()) {
      throw new ImageException("it is a sparse file, which layers do not hold");
    }
    switch (entry.getLinkFlag()) {
      case TarConstants.LF_DIR -> root.directory(path, entry.getMode());
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
          root.file(path, entry.getMode(), time(entry), content);
      case TarConstants.LF_SYMLINK -> root.symbolicLink(path, entry.getLinkName());
      case TarConstants.LF_LINK -> root.hardLink(path, EntryPath.of(entry.getLinkName()));
      case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO -> {
        // The sandbox brings its own devices.
      }
      default ->
          throw new ImageException(
              "it is of the unknown type '%c'; layers hold files, directories and links"
                  .formatted((char) entry.getLinkFlag()));
    }
  }

  private static FileTime time(TarArchiveEntry entry) {
    long seconds = entry.getLastModifiedTime().to(TimeUnit.SECONDS);
    return FileTime.from(Math.clamp(seconds, 0, LAST_SECOND), TimeUnit.SECONDS);
  }

  private static String reason(Exception e) {
    return e instanceof EOFException ? "it is truncated" : String.valueOf(e.getMessage());
  }
}
