package dev.lava.bench.measure;

import java.nio.charset.StandardCharsets;

/** A request of a function. */
final class Request {
  private static final int EXCERPT = 2_000;

  private final String method;
  private final String path;
  private final byte[] body;

  /**
   * One that has arrived.
   *
   * @param method such as {@code GET}
   * @param path such as {@code /2018-06-01/runtime/invocation/next}
   * @param body its bytes, chunks put together
   */
  Request(String method, String path, byte[] body) {
    this.method = method;
    this.path = path;
    this.body = body;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  byte[] body() {
    return body;
  }

  /** The beginning of the body as text, for messages. */
  String excerpt() {
    return new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8).strip();
  }
}
