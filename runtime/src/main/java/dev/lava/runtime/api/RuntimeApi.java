package dev.lava.runtime.api;

import dev.lava.api.HttpHead;
import dev.lava.api.StreamedResponse;
import dev.lava.runtime.http.HeaderFields;
import dev.lava.runtime.http.HttpConnection;
import dev.lava.runtime.http.HttpRequest;
import dev.lava.runtime.http.HttpResponse;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Invocations;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.Receipt;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API of one execution environment, over one keep-alive connection. For one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda
 *     runtime API for custom runtimes</a>
 */
public final class RuntimeApi implements Invocations, Closeable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";
  private static final String NEXT = INVOCATION + "next";
  private static final String INIT_ERROR = ROOT + "init/error";
  private static final String RESTORE = ROOT + "restore/next";
  private static final String RESTORE_ERROR = ROOT + "restore/error";
  private static final String RESPONSE = "/response";
  private static final String JSON = "application/json";
  private static final String REQUEST_ID = "Lambda-Runtime-Aws-Request-Id";
  private static final String INVOCATION_ID = "Lambda-Runtime-Invocation-Id";
  private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
  private static final String XRAY_CAUSE = "Lambda-Runtime-Function-XRay-Error-Cause";
  private static final Receipt ACCEPTED = new Receipt.Accepted();

  private final HttpConnection connection;
  private final HttpRequest next;
  private final HttpRequest post = new HttpRequest();
  private final String userAgent;
  private final int pauseMillis;

  /**
   * The API at an address; nothing is connected yet.
   *
   * @param address host and port, the value of {@code AWS_LAMBDA_RUNTIME_API}
   * @throws IllegalArgumentException where it is no such address
   */
  public RuntimeApi(String address) {
    this(new HttpConnection(address), 100);
  }

  /** The API over a connection, and for how long the first pause before asking again is. */
  RuntimeApi(HttpConnection connection, int pauseMillis) {
    this.connection = connection;
    this.pauseMillis = pauseMillis;
    this.userAgent = "lava/" + System.getProperty("java.version");
    this.next = new HttpRequest().begin("GET", NEXT).header("User-Agent", userAgent);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where the API cannot be reached or the connection breaks, this asks again: at once, and then
   * after pauses of 100, 200 and 400 milliseconds. That is safe: of an invocation that a broken
   * connection was to carry nothing is used, and the platform hands it out again or has it fail.
   */
  @Override
  public Invocation next() throws IOException {
    try {
      return ask();
    } catch (EOFException | SocketException e) {
      return new Repetition(pauseMillis).after(e, this);
    }
  }

  /** Asks once. */
  Invocation ask() throws IOException {
    HttpResponse response = connection.exchange(next);
    if (response.status() != 200) {
      throw unexpected("GET " + NEXT, response);
    }
    HeaderFields headers = response.headers();
    String arn = headers.first("Lambda-Runtime-Invoked-Function-Arn");
    return new Invocation(
        requestId(headers),
        new Payload(response.body(), response.length()),
        deadline(headers.first("Lambda-Runtime-Deadline-Ms")),
        arn == null ? "" : arn,
        present(headers.first("Lambda-Runtime-Trace-Id")),
        present(headers.first("Lambda-Runtime-Client-Context")),
        present(headers.first("Lambda-Runtime-Cognito-Identity")),
        present(headers.first("Lambda-Runtime-Aws-Tenant-Id")),
        invocationId(headers));
  }

  @Override
  public Receipt complete(Invocation invocation, Outcome outcome) throws IOException {
    // On a virtual thread, an interrupt that the function left behind would close the socket.
    Thread.interrupted();
    if (outcome instanceof Outcome.Stream stream) {
      return stream(invocation, stream.response());
    }
    HttpResponse response;
    String leaf;
    if (outcome instanceof Outcome.Answer answer) {
      leaf = RESPONSE;
      begin(invocation, leaf, JSON);
      response = exchange(answer.answer());
    } else {
      leaf = "/error";
      begin(invocation, leaf, JSON);
      response = exchange(ErrorReport.ofThrown(((Outcome.Failure) outcome).cause()));
    }
    return response.status() == 202 ? ACCEPTED : receipt(call(invocation, leaf), response);
  }

  private Receipt stream(Invocation invocation, StreamedResponse response) throws IOException {
    HttpHead head = response.head();
    begin(invocation, RESPONSE, head == null ? response.contentType() : HttpPrelude.CONTENT_TYPE);
    StreamedAnswer.announce(post);
    StreamedAnswer answer =
        new StreamedAnswer(connection.chunked(post), call(invocation, RESPONSE));
    Throwable failure = answer.run(response);
    Thread.interrupted();
    if (failure != null && !answer.hasBegun()) {
      complete(invocation, new Outcome.Failure(failure));
      return new Receipt.Failed(failure);
    }
    return answer.end(failure);
  }

  /**
   * Waits for the snapshot to be restored, maybe years later and in another place. What was
   * connected then is no more, so the connection is closed.
   */
  public void restoreNext() throws IOException {
    HttpRequest restore = new HttpRequest().begin("GET", RESTORE).header("User-Agent", userAgent);
    HttpResponse response = connection.exchange(restore);
    close();
    if (response.status() != 200) {
      throw unexpected("GET " + RESTORE, response);
    }
  }

  /** Tells that the function could not be started; the process is to end then. */
  public void failInit(ErrorReport report) throws IOException {
    fail(INIT_ERROR, report);
  }

  /** Tells that the function could not go on after its snapshot; the process is to end then. */
  public void failRestore(ErrorReport report) throws IOException {
    fail(RESTORE_ERROR, report);
  }

  private void fail(String path, ErrorReport report) throws IOException {
    post.begin("POST", path).header("User-Agent", userAgent).header("Content-Type", JSON);
    HttpResponse response = exchange(report);
    if (response.status() != 202) {
      throw unexpected("POST " + path, response);
    }
  }

  /** Closes the connection; the next call opens another. */
  @Override
  public void close() {
    connection.close();
  }

  private void begin(Invocation invocation, String leaf, String contentType) {
    post.begin("POST", INVOCATION, invocation.requestId(), leaf)
        .header("User-Agent", userAgent)
        .header("Content-Type", contentType);
    if (invocation.invocationId() != null) {
      post.header(INVOCATION_ID, invocation.invocationId());
    }
  }

  private HttpResponse exchange(ErrorReport report) throws IOException {
    post.header(ERROR_TYPE, report.category());
    String cause = report.xrayCause();
    if (cause != null) {
      post.header(XRAY_CAUSE, cause);
    }
    return exchange(report.body());
  }

  private HttpResponse exchange(Payload body) throws IOException {
    for (int i = 0; i < body.segments(); i++) {
      post.body(body.segment(i), body.segmentLength(i));
    }
    return connection.exchange(post);
  }

  /**
   * What the platform makes of an outcome.
   *
   * @throws RuntimeApiException where it fails, as opposed to the outcome
   */
  static Receipt receipt(String call, HttpResponse response) throws RuntimeApiException {
    int status = response.status();
    if (status >= 200 && status < 300) {
      return ACCEPTED;
    }
    if (status >= 400 && status < 500) {
      return new Receipt.Refused(call + " was refused: " + shown(response));
    }
    throw unexpected(call, response);
  }

  private static String call(Invocation invocation, String leaf) {
    return "POST " + INVOCATION + invocation.requestId() + leaf;
  }

  /** The name of the invocation, which becomes part of a path. */
  private static String requestId(HeaderFields headers) throws IOException {
    String id = headers.sole(REQUEST_ID);
    if (id == null || id.isEmpty()) {
      throw new RuntimeApiException(
          "GET " + NEXT + " was answered without the header " + REQUEST_ID);
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letterOrDigit = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
      if (!letterOrDigit && c != '-' && c != '_') {
        throw new RuntimeApiException(
            REQUEST_ID
                + " must consist of letters, digits, - and _, such as"
                + " 8476a536-e9f4-11e8-9739-2dfe598c3fcd, but is '"
                + id
                + "'");
      }
    }
    return id;
  }

  /** What is to be echoed, as a header. */
  private static @Nullable String invocationId(HeaderFields headers) throws IOException {
    String id = present(headers.sole(INVOCATION_ID));
    for (int i = 0; id != null && i < id.length(); i++) {
      if (id.charAt(i) <= ' ' || id.charAt(i) >= 0x7F) {
        throw new RuntimeApiException(
            INVOCATION_ID + " must consist of visible ASCII, but is '" + id + "'");
      }
    }
    return id;
  }

  private static long deadline(@Nullable String millis) throws RuntimeApiException {
    if (millis == null || millis.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(millis);
    } catch (NumberFormatException e) {
      throw new RuntimeApiException(
          "Lambda-Runtime-Deadline-Ms must be milliseconds since 1970, but is '" + millis + "'");
    }
  }

  private static @Nullable String present(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private static RuntimeApiException unexpected(String call, HttpResponse response) {
    return new RuntimeApiException(call + " was answered " + shown(response));
  }

  /** A response in one line. */
  static String shown(HttpResponse response) {
    int length = Math.min(200, response.length());
    String text = new String(response.body(), 0, length, StandardCharsets.UTF_8);
    return response.status() + " " + text.replace('\n', ' ').replace('\r', ' ').trim();
  }
}
