package dev.lava.api;

import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer that reaches the caller while the function still writes it. A handler of any shape
 * returns it in place of an object:
 *
 * <pre>{@code
 * public StreamedResponse handleRequest(Query query, Context context) {
 *   return StreamedResponse.of("text/csv", out -> rows(query).forEach(row -> out.write(row.bytes())));
 * }
 *
 * public StreamedResponse page(Query query) {
 *   return HttpHead.of(200).header("Content-Type", "text/html").streams(out -> render(query, out));
 * }
 * }</pre>
 *
 * <p>What is written leaves at once; whoever writes byte by byte wraps the stream in a {@code
 * BufferedOutputStream}. Where the caller is slow, writing waits. A body that throws before its
 * first byte fails the invocation like any handler; later, the caller gets what was written and
 * then the error. Where the platform takes no more, writing throws an {@code IOException} with what
 * the platform said.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html">
 *     Response streaming, in Lambda's documentation</a>
 */
public final class StreamedResponse {
  private final String contentType;
  private final @Nullable HttpHead head;
  private final Body body;

  /** What writes the answer. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes the answer, on the thread of the invocation. The stream need not be closed.
     *
     * @throws Exception fails the invocation
     */
    void writeTo(OutputStream out) throws Exception;
  }

  StreamedResponse(String contentType, @Nullable HttpHead head, Body body) {
    for (int i = 0; i < contentType.length(); i++) {
      char c = contentType.charAt(i);
      if (c < ' ' || c >= 0x7F) {
        throw new IllegalArgumentException(
            "a content type must be printable ASCII, such as text/csv; charset=utf-8, but is '"
                + contentType
                + "'");
      }
    }
    this.contentType = contentType;
    this.head = head;
    this.body = Objects.requireNonNull(body, "body");
  }

  /** Bytes of no stated type. */
  public static StreamedResponse of(Body body) {
    return of("application/octet-stream", body);
  }

  /**
   * Bytes of a type.
   *
   * @param contentType such as {@code text/csv}
   * @throws IllegalArgumentException where it cannot stand in a header
   */
  public static StreamedResponse of(String contentType, Body body) {
    return new StreamedResponse(contentType, null, body);
  }

  /** The bytes' type; that of an HTTP response is among its headers. */
  public String contentType() {
    return contentType;
  }

  /**
   * Status, headers and cookies, for a function behind a URL; null where the answer is bytes only.
   */
  public @Nullable HttpHead head() {
    return head;
  }

  /** What writes the answer. */
  public Body body() {
    return body;
  }
}
