package dev.lava.image.blob;

import dev.lava.image.Digest;
import dev.lava.image.atomic.PartialFile;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/**
 * Writes a blob whose name is not known before its last byte. Closing without {@link #commit}
 * leaves nothing behind.
 */
public final class BlobWriter extends OutputStream {
  private final BlobDirectory directory;
  private final PartialFile file;
  private final MessageDigest sha256 = Digest.sha256();
  private long size;

  BlobWriter(BlobDirectory directory, PartialFile file) {
    this.directory = directory;
    this.file = file;
  }

  /** How many bytes have been written. */
  public long size() {
    return size;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    file.write(bytes, offset, length);
    sha256.update(bytes, offset, length);
    size += length;
  }

  /**
   * Gives the blob its name. One that has the name already is replaced: it has the same bytes, or
   * was damaged and is now whole again.
   */
  public Digest commit() throws IOException {
    Digest digest = Digest.of(sha256);
    file.moveTo(directory.file(digest));
    return digest;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
