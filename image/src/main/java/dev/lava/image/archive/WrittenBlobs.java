package dev.lava.image.archive;

import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.atomic.PartialFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks the blobs in a file that is being written, on all processors while the next ones are
 * written.
 *
 * <p>What is checked is what lies in the file, not what it was copied from: nothing that happens to
 * the source between two looks at it, and nothing that goes wrong in the copying, gets past.
 */
final class WrittenBlobs implements AutoCloseable {
  private static final int BUFFER = 1 << 17;

  private final PartialFile file;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("blobs-", 0).factory());
  private final Queue<Future<?>> underWay = new ArrayDeque<>();
  private volatile boolean closed;

  WrittenBlobs(PartialFile file) {
    this.file = file;
  }

  /**
   * Begins to check a blob that was written.
   *
   * @param position where it begins in the file
   * @param source the directory that it is from, for messages
   * @param whole what is done when it was found to be what it should be
   */
  void check(Descriptor blob, long position, String source, Runnable whole) {
    underWay.add(
        threads.submit(
            () -> {
              try (InputStream in = new Part(source, position, blob.size()).open(blob)) {
                byte[] buffer = new byte[BUFFER];
                while (in.read(buffer) >= 0) {
                  if (closed) {
                    return null;
                  }
                }
                // Its end has thrown where it is not.
                whole.run();
                return null;
              }
            }));
  }

  /**
   * Waits until all are checked.
   *
   * @throws dev.lava.image.ImageException where one is not what it should be
   */
  void await() throws IOException {
    try {
      while (!underWay.isEmpty()) {
        underWay.remove().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while an archive was written");
    }
  }

  /** Ends the checks; not by an interruption, which would close the file under its writer. */
  @Override
  public void close() {
    closed = true;
    threads.close();
  }

  /** A part of the file as the place that its bytes were copied from. */
  private final class Part extends InputStream implements BlobSource {
    private final String source;
    private final long end;
    private long position;

    Part(String source, long position, long size) {
      this.source = source;
      this.position = position;
      this.end = position + size;
    }

    @Override
    public String place() {
      return source;
    }

    @Override
    public InputStream open(Digest digest) {
      return this;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int wanted = (int) Math.min(length, end - position);
      int read = wanted == 0 ? -1 : file.read(ByteBuffer.wrap(bytes, offset, wanted), position);
      position += Math.max(read, 0);
      return read;
    }
  }
}
