package dev.lava.runtime;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A server that a test plays by itself, byte for byte; whoever waits for longer than a minute
 * fails.
 */
public final class RawServer implements Closeable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

  /** Listens on a port of its own. */
  public RawServer() throws IOException {
    server.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** The next connection. */
  public Peer accept() throws IOException {
    Socket socket = server.accept();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new Peer(socket);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** The server's end of a connection. */
  public static final class Peer implements Closeable {
    private final Socket socket;
    private final InputStream in;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Reads up to and with that text, and gives all of it. */
    public String readTo(String text) throws IOException {
      StringBuilder read = new StringBuilder();
      while (read.length() < text.length()
          || read.indexOf(text, read.length() - text.length()) < 0) {
        int c = in.read();
        if (c < 0) {
          throw new IOException("the client ended after: " + read);
        }
        read.append((char) c);
      }
      return read.toString();
    }

    /** Reads so many bytes. */
    public String read(int count) throws IOException {
      return new String(in.readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    /** Reads what comes until the client ends. */
    public String readAll() throws IOException {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Sends a text as it is. */
    public void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Ends the connection. */
    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
