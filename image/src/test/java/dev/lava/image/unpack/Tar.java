package dev.lava.image.unpack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Layers as others write them, hostile ones too: entries in any order, of any kind and name. */
final class Tar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name());

  Tar() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  Tar file(String name, String text) throws IOException {
    return file(name, text, 0_644);
  }

  Tar file(String name, String text, int mode) throws IOException {
    byte[] content = text.getBytes(UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
    entry.setMode(mode);
    entry.setUserId(1234);
    entry.setLastModifiedTime(FileTime.fromMillis(1_000_000_000_000L));
    entry.setSize(content.length);
    return put(entry, content);
  }

  /** The next entry's name, in an entry of its own as GNU tar writes it. */
  Tar longName(String name) throws IOException {
    byte[] content = name.getBytes(UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry("name", TarConstants.LF_GNUTYPE_LONGNAME, true);
    entry.setSize(content.length);
    return put(entry, content);
  }

  Tar directory(String name, int mode) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true);
    entry.setMode(mode);
    return put(entry, new byte[0]);
  }

  Tar link(String name, String target) throws IOException {
    return typed(name, TarConstants.LF_SYMLINK, target);
  }

  Tar hardLink(String name, String target) throws IOException {
    return typed(name, TarConstants.LF_LINK, target);
  }

  Tar typed(String name, byte type, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(target);
    return put(entry, new byte[0]);
  }

  byte[] bytes() throws IOException {
    tar.finish();
    return bytes.toByteArray();
  }

  /** An image of these layers, the lowest first. */
  static Image image(BlobDirectory blobs, Tar... layers) throws IOException {
    Image image = ImageChange.empty(Platform.AMD64);
    for (Tar layer : layers) {
      byte[] archive = layer.bytes();
      image = append(image, blobs, archive, gzip(archive));
    }
    return image;
  }

  /** The image with a layer of this archive, which these compressed bytes claim to hold. */
  static Image append(Image image, BlobDirectory blobs, byte[] archive, byte[] compressed)
      throws IOException {
    Descriptor descriptor =
        new Descriptor(MediaType.OCI_LAYER_GZIP, blobs.write(compressed), compressed.length);
    return ImageChange.append(
        image, Layer.of(descriptor, Digest.of(archive), blobs), new HistoryEntry("a test", ""));
  }

  static byte[] gzip(byte[] archive) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(archive);
    }
    return compressed.toByteArray();
  }

  /** Gives each block that is a header the checksum of its bytes, so that changes get further. */
  static void mendChecksums(byte[] archive) {
    for (int block = 0; block < archive.length; block += 512) {
      if (new String(archive, block + 257, 5, UTF_8).equals("ustar")) {
        Arrays.fill(archive, block + 148, block + 156, (byte) ' ');
        int sum = 0;
        for (int i = block; i < block + 512; i++) {
          sum += archive[i] & 0xff;
        }
        byte[] octal = "%06o\0".formatted(sum).getBytes(UTF_8);
        System.arraycopy(octal, 0, archive, block + 148, octal.length);
      }
    }
  }

  static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  private Tar put(TarArchiveEntry entry, byte[] content) throws IOException {
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }
}
