package dev.lava.runtime.api;

import dev.lava.api.HttpHead;
import dev.lava.api.StreamedResponse;
import dev.lava.runtime.http.ChunkedRequest;
import dev.lava.runtime.http.HttpRequest;
import dev.lava.runtime.http.HttpResponse;
import dev.lava.runtime.invocation.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stream a function writes its answer to: every write leaves as a chunk, and waits while the
 * platform does not read. It may be written to by several threads, whose writes stay whole.
 *
 * <pre>
 *   nothing sent ──► sending ──► ended: terminal chunk, or with the error's trailers
 *        │              └──────► broken: the platform has answered already, or is gone
 *        └─► ended: an empty answer, or POST …/error in place of this
 * </pre>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming">
 *     Response streaming in a custom runtime</a>
 */
final class StreamedAnswer extends OutputStream {
  private final ChunkedRequest request;
  private final String call;
  private boolean ended;
  private @Nullable IOException broken;

  /**
   * A stream that nothing was written to.
   *
   * @param request the request that carries it
   * @param call method and path, for messages
   */
  StreamedAnswer(ChunkedRequest request, String call) {
    this.request = request;
    this.call = call;
  }

  /** Adds what the head of such a request has. */
  static void announce(HttpRequest request) {
    request
        .header("Lambda-Runtime-Function-Response-Mode", "streaming")
        .header("Trailer", ErrorTrailers.TYPE + ", " + ErrorTrailers.BODY);
  }

  /** Has the function write; gives what it throws, null where it comes to its end. */
  @Nullable Throwable run(StreamedResponse response) {
    try {
      HttpHead head = response.head();
      if (head != null) {
        request.hold(HttpPrelude.of(head));
      }
      response.body().writeTo(this);
      return null;
    } catch (Throwable thrown) {
      return thrown;
    } finally {
      close();
    }
  }

  /** Whether the platform has seen a part of the answer. */
  synchronized boolean hasBegun() {
    return request.hasBegun();
  }

  /**
   * Ends the answer.
   *
   * @param failure what the function threw; null where its answer is whole
   * @throws RuntimeApiException where the platform fails, as opposed to the answer
   */
  synchronized Receipt end(@Nullable Throwable failure) throws RuntimeApiException {
    if (broken != null) {
      request.abort();
      return failure == null || isCausedBy(failure, broken)
          ? new Receipt.Refused(String.valueOf(broken.getMessage()))
          : new Receipt.Failed(failure);
    }
    HttpResponse response;
    try {
      response =
          failure == null
              ? request.end()
              : request.end(ErrorTrailers.of(ErrorReport.ofThrown(failure), failure));
    } catch (IOException e) {
      return failure == null
          ? new Receipt.Refused(call + " broke off at its end: " + e.getMessage())
          : new Receipt.Failed(failure);
    }
    Receipt receipt = RuntimeApi.receipt(call, response);
    return failure == null ? receipt : new Receipt.Failed(failure);
  }

  private static boolean isCausedBy(Throwable failure, IOException broken) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 64; depth++) {
      if (broken.equals(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** One of its own for every write: closing a stream around this one may add it to the first. */
  private static IOException again(IOException broken) {
    return new IOException(broken.getMessage(), broken);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int size) throws IOException {
    Objects.checkFromIndexSize(offset, size, bytes.length);
    if (broken != null) {
      throw again(broken);
    }
    if (ended) {
      throw new IOException(
          "the response has ended, because its stream was closed or its body has returned;"
              + " nothing can be written to it any more");
    }
    String reason;
    try {
      if (request.send(bytes, offset, size)) {
        return;
      }
      HttpResponse early = Objects.requireNonNull(request.early());
      reason = " was answered before it had ended: " + RuntimeApi.shown(early);
    } catch (IOException e) {
      reason = " broke off: " + e.getMessage();
    }
    broken = new IOException(call + reason);
    throw again(broken);
  }

  /** Nothing is held back, so there is nothing to do. */
  @Override
  public void flush() {}

  /** Refuses what is written from now on; the answer ends with the body that writes it. */
  @Override
  public synchronized void close() {
    ended = true;
  }
}
