package dev.lava.image.untar;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** What an archive is compressed with, told by its first bytes and not by its name. */
final class Compression {
  /** More than {@code xz -9} asks for. */
  private static final int MEMORY_KIB = 128 << 10;

  private static final int BUFFER = 1 << 16;
  private static final int USTAR = 257;

  private Compression() {}

  /**
   * The plain bytes of a tar archive.
   *
   * @throws ArchiveException where it is no tar archive, or compressed in a way that is not known
   */
  static InputStream undo(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, BUFFER);
    in.mark(USTAR + 5);
    byte[] start = in.readNBytes(USTAR + 5);
    in.reset();
    if (begins(start, 0, "1f8b")) {
      return new GZIPInputStream(in, BUFFER);
    }
    if (begins(start, 0, "fd377a585a00")) {
      return new XZInputStream(in, MEMORY_KIB);
    }
    if (begins(start, 0, "28b52ffd")) {
      return new ZstdInputStreamNoFinalizer(in);
    }
    if (begins(start, USTAR, "7573746172")) {
      return in;
    }
    throw new ArchiveException(
        begins(start, 0, "504b")
            ? "it is a zip archive; unpack it and name the directory"
            : "it is no tar archive, plain or compressed with gzip, xz or zstd");
  }

  private static boolean begins(byte[] bytes, int at, String hex) {
    byte[] wanted = HexFormat.of().parseHex(hex);
    return bytes.length >= at + wanted.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }
}
