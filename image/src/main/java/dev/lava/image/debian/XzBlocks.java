package dev.lava.image.debian;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.tukaani.xz.SeekableXZInputStream;

/**
 * The plain bytes of an xz file, its blocks decoded ahead of the reader and side by side.
 *
 * <p>Decoded blocks are large, so a semaphore that all streams share limits how many there are. A
 * stream waits for a permit only while it has no block under way; otherwise it takes one where one
 * is free. Whoever holds permits can therefore always read on and give them back: no deadlock.
 */
final class XzBlocks extends InputStream {
  private static final byte[] NOTHING = new byte[0];

  private final FileSlice bytes;
  private final int count;
  private final int memoryKib;
  private final ExecutorService workers;
  private final Semaphore permits;
  private final Deque<Future<byte[]>> underWay = new ArrayDeque<>();
  private int next;
  private byte[] block = NOTHING;
  private int position;
  private boolean holding;

  XzBlocks(FileSlice bytes, int count, int memoryKib, ExecutorService workers, Semaphore permits) {
    this.bytes = bytes;
    this.count = count;
    this.memoryKib = memoryKib;
    this.workers = workers;
    this.permits = permits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (position == block.length) {
      if (!advance()) {
        return -1;
      }
    }
    int most = Math.min(length, block.length - position);
    System.arraycopy(block, position, into, offset, most);
    position += most;
    return most;
  }

  private boolean advance() throws IOException {
    release();
    try {
      if (underWay.isEmpty() && next < count) {
        permits.acquire();
        submit();
      }
      while (next < count && permits.tryAcquire()) {
        submit();
      }
      if (underWay.isEmpty()) {
        return false;
      }
      holding = true;
      block = underWay.removeFirst().get();
      position = 0;
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("unpacking was interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private void submit() {
    int number = next++;
    underWay.addLast(workers.submit(() -> decode(number)));
  }

  private byte[] decode(int number) throws IOException {
    try (SeekableXZInputStream xz = new SeekableXZInputStream(bytes.again(), memoryKib)) {
      xz.seekToBlock(number);
      byte[] plain = new byte[Math.toIntExact(xz.getBlockSize(number))];
      new DataInputStream(xz).readFully(plain);
      return plain;
    }
  }

  private void release() {
    block = NOTHING;
    position = 0;
    if (holding) {
      holding = false;
      permits.release();
    }
  }

  @Override
  public void close() {
    next = count;
    release();
    while (!underWay.isEmpty()) {
      // Not interrupted: that would close the file under all who read it.
      underWay.removeFirst().cancel(false);
      permits.release();
    }
  }
}
