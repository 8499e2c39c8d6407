package dev.lava.image.tar;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.lava.image.ImageException;
import dev.lava.image.MediaType;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A layer's archive without its compression, which knows how far into the compressed bytes it is.
 */
final class Plain extends FilterInputStream {
  /** The types of layers whose compression can be undone. */
  static final List<MediaType> TYPES =
      List.of(
          MediaType.OCI_LAYER_GZIP,
          MediaType.DOCKER_LAYER_GZIP,
          MediaType.OCI_LAYER_ZSTD,
          MediaType.OCI_LAYER_TAR,
          MediaType.DOCKER_LAYER_TAR);

  private static final int BUFFER = 1 << 16;

  private final Position position;

  /** How many of the compressed bytes what was read so far has taken. */
  @FunctionalInterface
  private interface Position {
    long bytes();
  }

  private Plain(InputStream in, Position position) {
    super(in);
    this.position = position;
  }

  /**
   * Undoes the compression that this type means.
   *
   * @throws ImageException for types that are no layer's
   */
  static Plain of(MediaType type, InputStream blob) throws IOException {
    if (type.isGzipLayer()) {
      Members members = new Members(blob);
      return new Plain(members, members::position);
    }
    Counted counted = new Counted(new BufferedInputStream(blob, BUFFER));
    if (type.equals(MediaType.OCI_LAYER_TAR) || type.equals(MediaType.DOCKER_LAYER_TAR)) {
      return new Plain(counted, () -> counted.count);
    }
    if (type.equals(MediaType.OCI_LAYER_ZSTD)) {
      return new Plain(new ZstdInputStreamNoFinalizer(counted), () -> counted.count);
    }
    throw new ImageException(
        "it is of type %s; layers that can be read are %s"
            .formatted(
                type, TYPES.stream().map(MediaType::toString).collect(Collectors.joining(", "))));
  }

  long position() {
    return position.bytes();
  }

  /** Counts to the byte, whatever the decompressor has read ahead; members may follow another. */
  private static final class Members extends GZIPInputStream {
    private long before;
    private long inMember;

    Members(InputStream blob) throws IOException {
      super(blob, BUFFER);
    }

    long position() {
      return before + inMember;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      // The JDK's class begins to count anew with each member.
      long now = inf.getBytesRead();
      if (now < inMember) {
        before += inMember;
      }
      inMember = now;
      return read;
    }
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(read, 0);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
