package dev.lava.image.tar;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses with gzip (RFC 1952) on all processors, to bytes that depend on the input and on
 * nothing else.
 *
 * <pre>
 *   input    | block 0 | block 1 | block 2 |     cut every {@link #BLOCK} bytes
 *                 │         │         │          deflated at the same time, each with the
 *                 ▼         ▼         ▼          last 32 KiB before it as its dictionary
 *   header   |  ...00 00 FF FF  ...  |  last |   each ends on a byte (sync flush), the last
 *   + CRC-32 and length of the whole input       with the end of the stream: one gzip member
 * </pre>
 *
 * <p>The header has no time, no name, and 255 ("unknown") as its operating system. The bytes do
 * depend on the zlib that the JVM comes with; the digest of the archive before compression never
 * does.
 */
final class GzipBlocks extends OutputStream {
  /** Large enough that the cuts cost next to nothing, small enough to occupy all processors. */
  static final int BLOCK = 1 << 20;

  /** How far back deflate can refer (RFC 1951, section 2). */
  private static final int WINDOW = 1 << 15;

  /**
   * On a trimmed JDK of 103 MB (November 2026, zlib of JDK 25.0.3), 9 takes more than twice the
   * processor time of 6 and saves half a hundredth; 4 takes half of it and costs three hundredths.
   */
  private static final int LEVEL = 6;

  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

  private final OutputStream out;
  private final int threads;
  private final ExecutorService workers;
  private final Queue<Future<byte[]>> pending = new ArrayDeque<>();
  private final CRC32 crc = new CRC32();
  private long length;
  private byte[] dictionary = new byte[0];
  private byte[] block = new byte[BLOCK];
  private int filled;

  GzipBlocks(OutputStream out, int threads) throws IOException {
    this.out = out;
    this.threads = threads;
    this.workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("gzip-", 0).factory());
    out.write(HEADER);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    crc.update(bytes, offset, count);
    length += count;
    int done = 0;
    while (done < count) {
      if (filled == BLOCK) {
        submit(false);
      }
      int part = Math.min(BLOCK - filled, count - done);
      System.arraycopy(bytes, offset + done, block, filled, part);
      filled += part;
      done += part;
    }
  }

  /** Writes what is pending and the trailer; the stream below stays open. */
  void finish() throws IOException {
    submit(true);
    while (!pending.isEmpty()) {
      writeOldest();
    }
    out.write(littleEndian(crc.getValue()));
    out.write(littleEndian(length));
  }

  /** Ends the threads; without {@link #finish} before, what was written is no whole stream. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  private void submit(boolean last) throws IOException {
    byte[] input = block;
    int size = filled;
    byte[] before = dictionary;
    pending.add(workers.submit(() -> deflate(input, size, before, last)));
    if (!last) {
      dictionary = Arrays.copyOfRange(block, BLOCK - WINDOW, BLOCK);
      block = new byte[BLOCK];
      filled = 0;
      // Bounded, so that a layer never has to fit into memory.
      if (pending.size() > 2 * threads) {
        writeOldest();
      }
    }
  }

  private void writeOldest() throws IOException {
    try {
      out.write(pending.remove().get());
    } catch (ExecutionException e) {
      throw new IOException("compressing failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while compressing", e);
    }
  }

  private static byte[] deflate(byte[] input, int size, byte[] before, boolean last) {
    try (Deflater deflater = new Deflater(LEVEL, true)) {
      if (before.length > 0) {
        deflater.setDictionary(before);
      }
      deflater.setInput(input, 0, size);
      if (last) {
        deflater.finish();
      }
      byte[] output = new byte[size / 2 + 1024];
      int produced = 0;
      while (true) {
        produced +=
            deflater.deflate(
                output,
                produced,
                output.length - produced,
                last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
        // A flush is complete when there was room left over (zlib.h, "deflate").
        if (last ? deflater.finished() : produced < output.length) {
          return Arrays.copyOf(output, produced);
        }
        if (produced == output.length) {
          output = Arrays.copyOf(output, 2 * output.length);
        }
      }
    }
  }

  private static byte[] littleEndian(long value) {
    return new byte[] {
      (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
    };
  }
}
