package dev.lava.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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
public final class Tar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name());

  private boolean finished;

  public Tar() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  public Tar file(String name, String text) throws IOException {
    return file(name, text, 0_644);
  }

  public Tar file(String name, String text, int mode) throws IOException {
    return file(name, text.getBytes(UTF_8), mode);
  }

  /** A file of the bytes that these characters stand for. */
  public Tar latin1(String name, String text, int mode) throws IOException {
    return file(name, text.getBytes(ISO_8859_1), mode);
  }

  private Tar file(String name, byte[] content, int mode) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
    entry.setMode(mode);
    entry.setUserId(1234);
    entry.setLastModifiedTime(FileTime.fromMillis(1_000_000_000_000L));
    entry.setSize(content.length);
    return put(entry, content);
  }

  /** The next entry's name, in an entry of its own as GNU tar writes it. */
  public Tar longName(String name) throws IOException {
    byte[] content = name.getBytes(UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry("name", TarConstants.LF_GNUTYPE_LONGNAME, true);
    entry.setSize(content.length);
    return put(entry, content);
  }

  public Tar directory(String name, int mode) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true);
    entry.setMode(mode);
    return put(entry, new byte[0]);
  }

  public Tar link(String name, String target) throws IOException {
    return typed(name, TarConstants.LF_SYMLINK, target);
  }

  public Tar hardLink(String name, String target) throws IOException {
    return typed(name, TarConstants.LF_LINK, target);
  }

  public Tar typed(String name, byte type, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(target);
    return put(entry, new byte[0]);
  }

  public byte[] bytes() throws IOException {
    if (!finished) {
      tar.finish();
      finished = true;
    }
    return bytes.toByteArray();
  }

  /** An image of these layers, the lowest first. */
  public static Image image(BlobDirectory blobs, Tar... layers) throws IOException {
    Image image = ImageChange.empty(Platform.AMD64);
    for (Tar layer : layers) {
      byte[] archive = layer.bytes();
      image = append(image, blobs, archive, gzip(archive));
    }
    return image;
  }

  /** The image with a layer of this archive, which these compressed bytes claim to hold. */
  public static Image append(Image image, BlobDirectory blobs, byte[] archive, byte[] compressed)
      throws IOException {
    Descriptor descriptor =
        new Descriptor(MediaType.OCI_LAYER_GZIP, blobs.write(compressed), compressed.length);
    return ImageChange.append(
        image, Layer.of(descriptor, Digest.of(archive), blobs), new HistoryEntry("a test", ""));
  }

  public static byte[] gzip(byte[] archive) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(archive);
    }
    return compressed.toByteArray();
  }

  /** Gives each block that is a header the checksum of its bytes, so that changes get further. */
  public static void mendChecksums(byte[] archive) {
    for (int block = 0; block + 512 <= archive.length; block += 512) {
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

  public static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  private Tar put(TarArchiveEntry entry, byte[] content) throws IOException {
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }
}
