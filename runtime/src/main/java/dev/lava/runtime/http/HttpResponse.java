package dev.lava.runtime.http;

/** A response, whole: status, fields and body. */
public final class HttpResponse {
  private final int status;
  private final HeaderFields headers;
  private final byte[] body;
  private final int length;

  HttpResponse(int status, HeaderFields headers, byte[] body, int length) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.length = length;
  }

  /** The status code, from 200 to 999. */
  public int status() {
    return status;
  }

  /** The header fields; to be read before the connection's next exchange. */
  public HeaderFields headers() {
    return headers;
  }

  /** The array that begins with the body; not copied, and no longer used by the connection. */
  public byte[] body() {
    return body;
  }

  /** How many bytes the body has. */
  public int length() {
    return length;
  }
}
