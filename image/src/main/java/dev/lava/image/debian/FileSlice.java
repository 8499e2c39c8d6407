package dev.lava.image.debian;

import dev.lava.image.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import org.tukaani.xz.SeekableInputStream;

/** A part of a file as a stream of its own. Any number of them can read one channel at a time. */
final class FileSlice extends SeekableInputStream {
  private final FileChannel channel;
  private final long start;
  private final long length;
  private long position;

  FileSlice(FileChannel channel, long start, long length) {
    this.channel = channel;
    this.start = start;
    this.length = length;
  }

  /** Another stream over the same part, at its beginning. */
  FileSlice again() {
    return new FileSlice(channel, start, length);
  }

  /** The digest of the whole part. */
  Digest digest() throws IOException {
    MessageDigest sha256 = Digest.sha256();
    byte[] buffer = new byte[1 << 18];
    FileSlice whole = again();
    for (int count = 0; count >= 0; count = whole.read(buffer)) {
      sha256.update(buffer, 0, count);
    }
    return Digest.of(sha256);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (position >= length) {
      return -1;
    }
    int most = (int) Math.min(count, length - position);
    int read = channel.read(ByteBuffer.wrap(bytes, offset, most), start + position);
    if (read > 0) {
      position += read;
    }
    return read;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void seek(long to) throws IOException {
    if (to < 0) {
      throw new IOException("cannot seek to " + to);
    }
    position = to;
  }
}
