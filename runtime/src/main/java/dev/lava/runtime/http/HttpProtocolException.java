package dev.lava.runtime.http;

import java.io.IOException;

/** A server's response that is no HTTP/1.1, or a part of it that this client refuses. */
public final class HttpProtocolException extends IOException {
  private static final long serialVersionUID = 1;

  HttpProtocolException(String message) {
    super(message);
  }
}
