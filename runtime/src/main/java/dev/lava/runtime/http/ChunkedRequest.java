package dev.lava.runtime.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is sent while it is made, a chunk for every piece. The head leaves with the
 * first one. Sending blocks while the server does not read.
 *
 * <p>The server may answer before the request has ended, which says that it wants no more of it.
 */
public final class ChunkedRequest {
  private final HttpConnection connection;
  private final HttpRequest request;
  private @Nullable Wire wire;
  private @Nullable HttpResponse early;

  ChunkedRequest(HttpConnection connection, HttpRequest request) {
    this.connection = connection;
    this.request = request;
  }

  /** Whether anything was sent, or was to be. */
  public boolean hasBegun() {
    return wire != null;
  }

  /** The response that came before the request had ended; null where there is none. */
  public @Nullable HttpResponse early() {
    return early;
  }

  /** Adds a chunk that leaves together with the next. */
  public void hold(byte[] content) {
    request.chunk(content, 0, content.length);
  }

  /**
   * Sends a chunk; no bytes are no chunk.
   *
   * @return whether it was sent; false where the server has answered already, see {@link #early}
   * @throws IOException where the connection cannot be opened, or breaks
   */
  public boolean send(byte[] content, int offset, int size) throws IOException {
    if (size == 0) {
      return early == null;
    }
    if (!isWanted()) {
      return false;
    }
    Wire open = open();
    try {
      request.writeChunk(open.out(), content, offset, size);
      return true;
    } catch (SocketException e) {
      early = open.refusal(e);
      return false;
    }
  }

  /**
   * Ends the body, with trailers if there are any, and waits for the response.
   *
   * @param trailers names and values, in turn
   * @throws IOException where the connection breaks; it is closed then
   */
  public HttpResponse end(String... trailers) throws IOException {
    boolean reusable = false;
    try {
      if (early == null && request.isTorn()) {
        throw new IOException("a piece of the body was left half written");
      }
      HttpResponse response = isWanted() ? finish(open(), trailers) : early;
      reusable = early == null && open().isReusable();
      if (response == null) {
        throw new EOFException("the server closed the connection before it had answered");
      }
      return response;
    } finally {
      if (!reusable) {
        connection.close();
      }
    }
  }

  /** Gives the request up: the server sees a body without end. */
  public void abort() {
    connection.close();
  }

  private @Nullable HttpResponse finish(Wire open, String... trailers) throws IOException {
    try {
      request.endChunks(open.out(), trailers);
    } catch (SocketException e) {
      early = open.refusal(e);
      return early;
    }
    return open.response();
  }

  /** Whether the server has not answered yet. */
  private boolean isWanted() throws IOException {
    Wire open = wire;
    if (early == null && open != null && !open.isQuiet()) {
      early = open.response();
    }
    return early == null;
  }

  private Wire open() throws IOException {
    Wire open = wire;
    if (open == null) {
      open = connection.open();
      wire = open;
    }
    return open;
  }
}
