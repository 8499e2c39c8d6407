package dev.lava.runtime.api;

import dev.lava.api.HttpHead;
import dev.lava.runtime.json.JsonWriter;
import java.util.Arrays;
import java.util.Map;

/**
 * What a streamed HTTP response begins with: its head as JSON, and eight zero bytes.
 *
 * <pre>{@code {"statusCode":200,"headers":{"Content-Type":"text/html"},"cookies":["theme=dark"]}}
 * </pre>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming">
 *     Response streaming in a custom runtime</a>
 */
final class HttpPrelude {
  static final String CONTENT_TYPE = "application/vnd.awslambda.http-integration-response";

  /** Where the platform looks for the zero bytes. */
  private static final int MAX_LENGTH = 16 * 1024;

  private static final int ZEROS = 8;

  private HttpPrelude() {}

  /**
   * The bytes of a head.
   *
   * @throws IllegalArgumentException where they are more than the platform takes
   */
  static byte[] of(HttpHead head) {
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("statusCode");
    out.number(head.status());
    out.name("headers");
    out.beginObject();
    for (Map.Entry<String, String> header : head.headers().entrySet()) {
      out.name(header.getKey());
      out.string(header.getValue());
    }
    out.endObject();
    out.name("cookies");
    out.beginArray();
    for (String cookie : head.cookies()) {
      out.string(cookie);
    }
    out.endArray();
    out.endObject();
    byte[] prelude = Arrays.copyOf(out.bytes(), out.length() + ZEROS);
    if (prelude.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the status, headers and cookies of a streamed response have at most "
              + MAX_LENGTH
              + " bytes as JSON, but these have "
              + prelude.length);
    }
    return prelude;
  }
}
