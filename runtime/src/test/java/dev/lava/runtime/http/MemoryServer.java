package dev.lava.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A server without a network: it answers every request at once, and its bytes arrive in pieces of
 * random sizes. Where a client waits for more, the connection has ended, so nothing ever blocks.
 */
public final class MemoryServer extends Dialer {
  /** How a connection breaks. */
  public enum Fault {
    /** Not at all. */
    NONE,
    /** The request cannot be written. */
    UNWRITABLE,
    /** The request was thrown away unread, and the reset comes with the next read. */
    RESET,
    /** The request was thrown away unread behind an orderly end of the connection. */
    RESET_BEHIND_THE_END
  }

  /** What comes back for a request; a character is a byte. */
  public record Reply(String text, Fault fault) {}

  /** Answers requests. */
  public interface Service {
    /**
     * Answers a request.
     *
     * @param request its first line
     * @param exchange how many requests this connection has had before
     */
    Reply reply(String request, int exchange);
  }

  private static final int MOST_READS = 300_000;

  private final Service service;
  private final SplittableRandom random;

  /** A server that has no connection yet. */
  public MemoryServer(Service service, SplittableRandom random) {
    this.service = service;
    this.random = random;
  }

  /** A client's connection to it. */
  public HttpConnection connection() {
    return new HttpConnection("memory:1", this);
  }

  /** Memory has no way that a reset would take. */
  @Override
  int resetMillis() {
    return 0;
  }

  @Override
  Socket dial(String host, int port) {
    return new Connection();
  }

  private final class Connection extends Socket {
    private byte[] bytes = new byte[0];
    private int at;
    private int exchanges;
    private int reads;
    private boolean closed;
    private Fault fault = Fault.NONE;

    @Override
    public OutputStream getOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          if (closed || fault != Fault.NONE) {
            throw new SocketException("Broken pipe");
          }
        }

        @Override
        public void write(byte[] written, int offset, int size) throws IOException {
          write(0);
          if (written[offset] == 'G' || written[offset] == 'P') {
            receive(new String(written, offset, size, StandardCharsets.ISO_8859_1));
          }
        }
      };
    }

    private void receive(String request) throws IOException {
      Reply reply = service.reply(request.substring(0, request.indexOf('\r')), exchanges++);
      fault = reply.fault();
      byte[] added = reply.text().getBytes(StandardCharsets.ISO_8859_1);
      byte[] more = Arrays.copyOfRange(bytes, at, bytes.length + added.length);
      System.arraycopy(added, 0, more, bytes.length - at, added.length);
      bytes = more;
      at = 0;
      if (fault == Fault.UNWRITABLE) {
        throw new SocketException("Broken pipe");
      }
    }

    @Override
    public InputStream getInputStream() {
      return new InputStream() {
        @Override
        public int read() {
          throw new AssertionError("read byte by byte");
        }

        @Override
        public int read(byte[] into, int offset, int size) throws IOException {
          if (++reads > MOST_READS) {
            throw new AssertionError("reads without end");
          }
          if (closed || (fault == Fault.RESET && at == bytes.length)) {
            throw new SocketException("Connection reset");
          }
          int most = Math.min(size, bytes.length - at);
          if (most == 0) {
            return -1;
          }
          int count = random.nextInt(4) == 0 ? 1 + random.nextInt(Math.min(most, 80)) : most;
          System.arraycopy(bytes, at, into, offset, count);
          at += count;
          return count;
        }

        @Override
        public int available() {
          return bytes.length - at;
        }
      };
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
