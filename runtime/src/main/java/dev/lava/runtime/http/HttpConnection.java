package dev.lava.runtime.http;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection to a server, opened when it is first needed and again whenever the
 * server has closed it. One request at a time; not for several threads at once.
 */
public final class HttpConnection implements Closeable {
  /** Up to here a body travels with the head, in one write and so in one packet. */
  private static final int TOGETHER = 64 * 1024;

  private final String host;
  private final int port;
  private final String address;
  private final byte[] buffer = new byte[8192];
  private @Nullable Socket socket;

  /**
   * A connection that is not open yet.
   *
   * @param address host and port, such as {@code 127.0.0.1:9001}; an IPv6 host in brackets
   * @throws IllegalArgumentException where it is no such address
   */
  public HttpConnection(String address) {
    int colon = address.lastIndexOf(':');
    int number = colon <= 0 ? -1 : port(address.substring(colon + 1));
    if (number < 0) {
      throw new IllegalArgumentException(
          "an address must be a host and a port, such as 127.0.0.1:9001, but is '" + address + "'");
    }
    boolean bracketed = address.charAt(0) == '[' && address.charAt(colon - 1) == ']';
    this.host = bracketed ? address.substring(1, colon - 1) : address.substring(0, colon);
    this.port = number;
    this.address = address;
  }

  /**
   * Sends a request and waits for its response, as long as it takes.
   *
   * <p>A request is sent a second time where a connection that had served before ends without a
   * byte of response: the server had closed it meanwhile.
   *
   * @throws HttpProtocolException where the server answers otherwise than HTTP/1.1 has it
   * @throws IOException where the server cannot be reached or the connection breaks
   */
  public HttpResponse exchange(HttpRequest request) throws IOException {
    byte[] message = request.message(address, TOGETHER);
    HttpResponse response = socket == null ? null : attempt(message, request);
    if (response == null) {
      response = attempt(message, request);
    }
    if (response == null) {
      throw new EOFException("the server at " + address + " closed the connection unanswered");
    }
    return response;
  }

  /** Gives null where the connection turns out to have ended before the response began. */
  private @Nullable HttpResponse attempt(byte[] message, HttpRequest request) throws IOException {
    boolean used = socket != null;
    boolean reusable = false;
    try {
      Socket open = open();
      ResponseReader responses = new ResponseReader(open.getInputStream(), buffer);
      try {
        OutputStream out = open.getOutputStream();
        out.write(message);
        if (request.bodyLength() > TOGETHER) {
          request.writeBody(out);
        }
        HttpResponse response = responses.read();
        reusable = responses.reusable();
        return response;
      } catch (SocketException e) {
        if (used && !responses.begun()) {
          return null;
        }
        throw e;
      }
    } finally {
      if (!reusable) {
        close();
      }
    }
  }

  private Socket open() throws IOException {
    Socket known = socket;
    if (known != null) {
      return known;
    }
    Socket opened = new Socket(host, port);
    socket = opened;
    opened.setTcpNoDelay(true);
    return opened;
  }

  /** Closes the socket; the next exchange opens another. Closing twice is safe. */
  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is given up either way.
        return;
      }
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
