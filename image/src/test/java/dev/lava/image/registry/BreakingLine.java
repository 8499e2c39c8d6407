package dev.lava.image.registry;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server, which breaks once after so many bytes of one connection's one direction. */
final class BreakingLine implements Closeable {
  private static final long WHOLE = -1;

  private final ServerSocket entry;
  private final String server;
  private final AtomicLong limit = new AtomicLong(WHOLE);
  private volatile boolean broken;

  BreakingLine(String server) throws IOException {
    this.server = server;
    this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String host() {
    return "127.0.0.1:" + entry.getLocalPort();
  }

  /** Breaks the first connection on which more goes by. */
  void breakAfter(long bytes) {
    broken = false;
    limit.set(bytes);
  }

  /** Whether nothing has been broken since it was asked for. */
  boolean isWhole() {
    return !broken;
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket near = entry.accept();
        String[] address = server.split(":");
        Socket far = new Socket(address[0], Integer.parseInt(address[1]));
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
      } catch (IOException _) {
        // The next connection may do better, or the line is closed.
      }
    }
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 14];
      long count = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
        long most = limit.get();
        if (most != WHOLE && count > most && limit.compareAndSet(most, WHOLE)) {
          broken = true;
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException _) {
      // The other direction has closed it.
    }
  }

  @Override
  public void close() throws IOException {
    entry.close();
  }
}
