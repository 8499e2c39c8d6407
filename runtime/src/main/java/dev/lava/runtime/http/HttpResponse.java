package dev.lava.runtime.http;

/** A response, whole: status, fields and body. */
public final class HttpResponse {
  private final int status;
  private final HeaderFields headers;
  private final byte[] body;

  HttpResponse(int status, HeaderFields headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The status code, from 200 to 999. */
  public int status() {
    return status;
  }

  /** The header fields. */
  public HeaderFields headers() {
    return headers;
  }

  /** The body; not copied, and no longer used by the connection. */
  public byte[] body() {
    return body;
  }
}
