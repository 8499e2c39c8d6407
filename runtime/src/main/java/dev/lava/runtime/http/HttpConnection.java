package dev.lava.runtime.http;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection to a server, opened when it is first needed and again whenever the
 * server has closed it. One request at a time; not for several threads at once.
 *
 * <p>An exchange that ends in any other way than with its whole response closes the connection, and
 * so do bytes that nobody asked for: what comes over it later is never taken for another's answer.
 */
public final class HttpConnection implements Closeable {
  private final Dialer dialer;
  private final String host;
  private final int port;
  private final String address;
  private @Nullable Wire wire;

  /**
   * A connection that is not open yet.
   *
   * @param address host and port, such as {@code 127.0.0.1:9001}; an IPv6 host in brackets
   * @throws IllegalArgumentException where it is no such address
   */
  public HttpConnection(String address) {
    this(address, new Dialer());
  }

  HttpConnection(String address, Dialer dialer) {
    int colon = address.lastIndexOf(':');
    int number = colon <= 0 ? -1 : port(address.substring(colon + 1));
    if (number < 0) {
      throw new IllegalArgumentException(
          "an address must be a host and a port, such as 127.0.0.1:9001, but is '" + address + "'");
    }
    boolean bracketed = address.charAt(0) == '[' && address.charAt(colon - 1) == ']';
    this.dialer = dialer;
    this.host = bracketed ? address.substring(1, colon - 1) : address.substring(0, colon);
    this.port = number;
    this.address = address;
  }

  /**
   * Sends a request and waits for its response, as long as it takes. The request can be used again.
   *
   * <p>A request is sent a second time where a connection that had served before ends without a
   * byte of response, because the server had closed it meanwhile. One that changes something at the
   * server, as a POST does, is sent again only where the server cannot have read it: it was never
   * written, or the server's side of the connection has thrown it away.
   *
   * @throws HttpProtocolException where the server answers otherwise than HTTP/1.1 has it
   * @throws IOException where the server cannot be reached or the connection breaks
   */
  public HttpResponse exchange(HttpRequest request) throws IOException {
    request.end(address);
    try {
      Wire idle = idle();
      HttpResponse response = idle == null ? null : attempt(idle, request, true);
      if (response == null) {
        response = attempt(open(), request, false);
      }
      if (response == null) {
        throw new EOFException("the server at " + address + " closed the connection unanswered");
      }
      return response;
    } finally {
      request.dropBody();
    }
  }

  /**
   * Begins a request whose body is sent in chunks while it is made; nothing is sent before the
   * first chunk. It cannot be sent twice, so it gets a connection that the server cannot have
   * closed meanwhile, a new one.
   */
  public ChunkedRequest chunked(HttpRequest request) {
    request.endChunked(address);
    return new ChunkedRequest(this, request);
  }

  /** Gives null where the connection ended before the response, and the request may go again. */
  private @Nullable HttpResponse attempt(Wire wire, HttpRequest request, boolean served)
      throws IOException {
    boolean reusable = false;
    try {
      HttpResponse response = wire.exchange(request);
      reusable = wire.isReusable();
      if (response == null && served && !request.isSafe() && !wire.isReset(dialer.resetMillis())) {
        throw new EOFException(
            "the server at "
                + address
                + " took a request and closed the connection unanswered; it is not sent again");
      }
      return response;
    } catch (SocketException e) {
      if (served && !wire.hasBegun()) {
        return null;
      }
      throw e;
    } finally {
      if (!reusable) {
        close();
      }
    }
  }

  /** The connection of the exchange before, if it is fit for another. */
  private @Nullable Wire idle() {
    Wire idle = wire;
    if (idle != null && !idle.isQuiet()) {
      close();
      return null;
    }
    return idle;
  }

  /** Opens a connection in the place of one there may be. */
  Wire open() throws IOException {
    close();
    Wire opened = new Wire(dialer.dial(host, port));
    wire = opened;
    return opened;
  }

  /** Closes the socket; the next exchange opens another. Closing twice is safe. */
  @Override
  public void close() {
    Wire open = wire;
    wire = null;
    if (open != null) {
      open.close();
    }
  }

  private static int port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || port > 65_535) {
        return -1;
      }
      port = port * 10 + c - '0';
    }
    return digits.isEmpty() || port == 0 || port > 65_535 ? -1 : port;
  }
}
