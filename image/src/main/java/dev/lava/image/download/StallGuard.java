package dev.lava.image.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Ends a read that waits too long. The JDK's client times the response's head only; a server that
 * goes silent within the body would hold the reader for ever, so a second thread closes the body.
 */
public final class StallGuard extends FilterInputStream {
  private final Duration patience;
  private final Thread watch;
  private volatile long lastByte = System.nanoTime();
  private volatile boolean closed;
  private volatile boolean stalled;

  /**
   * Watches a body from now on.
   *
   * @param patience how long the server may send nothing
   */
  public StallGuard(InputStream body, Duration patience) {
    super(body);
    this.patience = patience;
    this.watch = Thread.ofVirtual().name("download-watch").start(this::watch);
  }

  private void watch() {
    try {
      long left = patience.toNanos();
      while (left > 0 && !closed) {
        Thread.sleep(Duration.ofNanos(left));
        left = patience.toNanos() - (System.nanoTime() - lastByte);
      }
      if (!closed) {
        stalled = true;
        in.close();
      }
    } catch (InterruptedException | IOException e) {
      // Interrupted by close(), or the body is closed already: nothing is left to watch.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count = super.read(bytes, offset, length);
      lastByte = System.nanoTime();
      if (!stalled) {
        return count;
      }
    } catch (IOException e) {
      if (!stalled) {
        throw e;
      }
    }
    throw new SocketTimeoutException("the server fell silent");
  }

  @Override
  public void close() throws IOException {
    closed = true;
    watch.interrupt();
    super.close();
  }
}
