package dev.lava.emulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer with its whole body.
 *
 * @param status the HTTP status
 * @param headers each at most once; values of visible ASCII
 * @param body the bytes between its position and its limit
 */
public record Reply(int status, Map<String, String> headers, ByteBuffer body) {
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** A JSON document. */
  public static Reply json(int status, String document) {
    return new Reply(
        status,
        Map.of("Content-Type", "application/json"),
        ByteBuffer.wrap(document.getBytes(StandardCharsets.UTF_8)));
  }

  /** A status and no body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), ByteBuffer.allocate(0));
  }

  /** The same with one more header. */
  public Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }
}
