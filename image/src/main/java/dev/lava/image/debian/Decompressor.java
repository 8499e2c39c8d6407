package dev.lava.image.debian;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.SeekableXZInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Undoes the compressions that Debian uses. xz is the slow one, and the big packages are compressed
 * in blocks that can be undone side by side; the processors are shared by all packages under way.
 */
final class Decompressor implements AutoCloseable {
  /** More than {@code xz -9} asks for; what asks for more is no package of Debian. */
  private static final int MEMORY_KIB = 128 << 10;

  /** dpkg's blocks are three times its dictionary; a larger one is read as a stream. */
  private static final long LARGEST_BLOCK = 64 << 20;

  private final ExecutorService workers;
  private final Semaphore blocks;

  /**
   * A decompressor that keeps some processors busy.
   *
   * @param processors how many; as many decoded blocks are held in memory, and one more
   */
  Decompressor(int processors) {
    this.workers = Executors.newFixedThreadPool(processors, Thread.ofPlatform().daemon().factory());
    this.blocks = new Semaphore(processors + 1);
  }

  /** One that keeps all processors of this machine busy. */
  static Decompressor ofThisMachine() {
    return new Decompressor(Runtime.getRuntime().availableProcessors());
  }

  /** The plain bytes of a file that is named like {@code data.tar.xz}. */
  InputStream open(String name, FileSlice bytes) throws IOException {
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return switch (suffix) {
      case "xz" -> xz(bytes);
      case "gz" -> new GZIPInputStream(bytes, 1 << 16);
      case "zst" -> new ZstdInputStreamNoFinalizer(bytes);
      case "tar", "Packages" -> new BufferedInputStream(bytes, 1 << 16);
      default ->
          throw new DebianException(
              "%s is compressed in a way that is not known; known are xz, zst and gz"
                  .formatted(name));
    };
  }

  private InputStream xz(FileSlice bytes) throws IOException {
    int count;
    long largest = 0;
    try (SeekableXZInputStream index = new SeekableXZInputStream(bytes.again(), MEMORY_KIB)) {
      count = index.getBlockCount();
      for (int block = 0; block < count; block++) {
        largest = Math.max(largest, index.getBlockSize(block));
      }
    }
    return count > 1 && largest <= LARGEST_BLOCK
        ? new XzBlocks(bytes, count, MEMORY_KIB, workers, blocks)
        : new XZInputStream(new BufferedInputStream(bytes, 1 << 16), MEMORY_KIB);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
