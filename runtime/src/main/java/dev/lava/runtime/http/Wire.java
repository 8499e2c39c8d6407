package dev.lava.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** An open connection: one exchange after the other. */
final class Wire {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final ResponseReader responses;
  private boolean broken;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.responses = new ResponseReader(in);
  }

  OutputStream out() {
    return out;
  }

  /**
   * Sends a request and reads its response.
   *
   * @return null where the connection ended before the first byte of a response
   */
  @Nullable HttpResponse exchange(HttpRequest request) throws IOException {
    responses.begin();
    try {
      request.writeTo(out);
    } catch (SocketException e) {
      return refusal(e);
    }
    return responses.read();
  }

  /** Reads the response to what was sent; null as {@link #exchange}. */
  @Nullable HttpResponse response() throws IOException {
    responses.begin();
    return responses.read();
  }

  /**
   * What the server said before it stopped reading: that it refuses a request, such as one that is
   * too large, needs no more of it.
   *
   * @throws SocketException the very failure to write, where the server has said no such thing
   */
  HttpResponse refusal(SocketException failure) throws IOException {
    broken = true;
    try {
      HttpResponse response = responses.read();
      if (response != null && response.status() >= 400) {
        return response;
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    throw failure;
  }

  /** Whether a byte of the response to the request that was sent last has come. */
  boolean hasBegun() {
    return responses.hasBegun();
  }

  /** Whether another exchange can follow the one that has just ended. */
  boolean isReusable() {
    return !broken && responses.isReusable();
  }

  /** Whether nothing has come since the last response. */
  boolean isQuiet() {
    try {
      return in.available() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether the server's side, which has ended the connection, threw away what was sent. It had if
   * nobody there can read any more: the system then answers bytes with a reset, after which no byte
   * more can be written. A server that had read the request and only then closed gives no reset,
   * since no byte has come for it that it did not read.
   *
   * <p>A reset may be on its way still, on a busy machine even from a server on the same; so this
   * waits before it looks. It can look once only, for the byte of a second look would be answered
   * with a reset of its own.
   */
  boolean isReset(int millis) {
    try {
      Thread.sleep(millis);
      out.write('\r'); // a server that can still read passes over an empty line
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is given up either way.
      return;
    }
  }
}
