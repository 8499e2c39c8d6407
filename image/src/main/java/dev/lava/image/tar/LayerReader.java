package dev.lava.image.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads layers that anybody may have written: entry after entry, within limits that hold for all
 * layers that one reader reads, and to the last byte, so that both digests are checked. What an
 * entry's name and link may be is up to the receiver ({@link EntryPath}).
 */
public final class LayerReader {
  private final Limits limits;
  private long restOfBytes;
  private long entries;

  /** Takes the entries of a layer in their order. */
  public interface Receiver {
    /**
     * An entry. Content that is not read is passed over.
     *
     * @throws IOException where it is refused; the message is a rule, without the entry's name
     */
    void entry(TarArchiveEntry entry, InputStream content) throws IOException;

    /** The entry before has ended, and took this many of the layer's compressed bytes. */
    default void cost(long compressed) {}
  }

  /** A reader of the layers of one image. */
  public LayerReader(Limits limits) {
    this.limits = limits;
    this.restOfBytes = limits.bytes();
  }

  /** Whether layers of this type can be read. */
  public static boolean reads(MediaType type) {
    return Plain.TYPES.contains(type);
  }

  /** How many bytes the archives that were read so far have without compression. */
  public long bytes() {
    return limits.bytes() - restOfBytes;
  }

  /**
   * Reads a layer.
   *
   * @throws ImageException where it is damaged, over the limits, or refused by the receiver; the
   *     message is a rule, and names the entry where there is one
   */
  public void read(Layer layer, Receiver receiver) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (InputStream blob = layer.open();
        Plain plain = Plain.of(layer.descriptor().mediaType(), blob)) {
      BoundedInputStream bounded =
          new BoundedInputStream(new DigestInputStream(plain, sha256), limits, restOfBytes);
      try {
        read(new TarArchiveInputStream(bounded, UTF_8.name()), bounded, plain, receiver);
        // What stands behind the end of the archive counts for its digest, as does the blob's end.
        bounded.transferTo(OutputStream.nullOutputStream());
      } finally {
        restOfBytes = bounded.rest();
      }
      blob.transferTo(OutputStream.nullOutputStream());
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw e instanceof ImageException whole ? whole : new ImageException(reason(e), e);
    }
    Digest seen = Digest.of(sha256);
    if (!seen.equals(layer.diffId())) {
      throw new ImageException(
          "its archive has the digest %s, but the configuration says %s"
              .formatted(seen, layer.diffId()));
    }
  }

  private void read(
      TarArchiveInputStream tar, BoundedInputStream bounded, Plain plain, Receiver receiver)
      throws IOException {
    long before = 0;
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
        requireWhole(entry);
        receiver.entry(entry, tar);
        // Content that was left out is no part of the next entry's headers.
        tar.transferTo(OutputStream.nullOutputStream());
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        throw new ImageException("the entry '%s': %s".formatted(entry.getName(), reason(e)), e);
      }
      receiver.cost(plain.position() - before);
      before = plain.position();
    }
  }

  /** GNU tar's, which other programs that unpack layers take for something else. */
  private static void requireWhole(TarArchiveEntry entry) throws ImageException {
    if (entry.isSparse()) {
      throw new ImageException(
          "it is a sparse file, which layers do not hold; tar packs it whole without --sparse");
    }
  }

  private static String reason(Exception e) {
    return e instanceof EOFException ? "it is truncated" : String.valueOf(e.getMessage());
  }
}
