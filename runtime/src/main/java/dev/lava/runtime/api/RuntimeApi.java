package dev.lava.runtime.api;

import dev.lava.api.StreamedResponse;
import dev.lava.runtime.http.HeaderFields;
import dev.lava.runtime.http.HttpConnection;
import dev.lava.runtime.http.HttpRequest;
import dev.lava.runtime.http.HttpResponse;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Invocations;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.PayloadOutputStream;
import dev.lava.runtime.invocation.Receipt;
import java.io.Closeable;
import java.io.IOException;
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
  private static final String NEXT = ROOT + "invocation/next";
  private static final Receipt ACCEPTED = new Receipt.Accepted();

  private final HttpConnection connection;
  private final String userAgent;

  /**
   * The API at an address; nothing is connected yet.
   *
   * @param address host and port, the value of {@code AWS_LAMBDA_RUNTIME_API}
   * @throws IllegalArgumentException where it is no such address
   */
  public RuntimeApi(String address) {
    this.connection = new HttpConnection(address);
    this.userAgent = "lava/" + System.getProperty("java.version");
  }

  @Override
  public Invocation next() throws IOException {
    HttpRequest request = new HttpRequest("GET", NEXT).header("User-Agent", userAgent);
    HttpResponse response = connection.exchange(request);
    if (response.status() != 200) {
      throw unexpected("GET " + NEXT, response);
    }
    HeaderFields headers = response.headers();
    String requestId = headers.first("Lambda-Runtime-Aws-Request-Id");
    if (requestId == null || requestId.isEmpty()) {
      throw new RuntimeApiException(
          "GET " + NEXT + " was answered without the header Lambda-Runtime-Aws-Request-Id");
    }
    String arn = headers.first("Lambda-Runtime-Invoked-Function-Arn");
    return new Invocation(
        requestId,
        Payload.of(response.body()),
        deadline(headers.first("Lambda-Runtime-Deadline-Ms")),
        arn == null ? "" : arn,
        present(headers.first("Lambda-Runtime-Trace-Id")),
        present(headers.first("Lambda-Runtime-Client-Context")),
        present(headers.first("Lambda-Runtime-Cognito-Identity")),
        present(headers.first("Lambda-Runtime-Aws-Tenant-Id")),
        present(headers.first("Lambda-Runtime-Invocation-Id")));
  }

  @Override
  public Receipt complete(Invocation invocation, Outcome outcome) throws IOException {
    String path = ROOT + "invocation/" + invocation.requestId();
    HttpRequest request;
    if (outcome instanceof Outcome.Stream stream) {
      return complete(invocation, gathered(stream.response()));
    }
    if (outcome instanceof Outcome.Answer answer) {
      path += "/response";
      request = post(path, answer.answer());
    } else {
      path += "/error";
      request = error(path, ErrorReport.ofThrown(((Outcome.Failure) outcome).cause()));
    }
    if (invocation.invocationId() != null) {
      request.header("Lambda-Runtime-Invocation-Id", invocation.invocationId());
    }
    HttpResponse response = connection.exchange(request);
    int status = response.status();
    if (status >= 200 && status < 300) {
      return ACCEPTED;
    }
    if (status >= 400 && status < 500) {
      return new Receipt.Refused("POST " + path + " was refused: " + shown(response));
    }
    throw unexpected("POST " + path, response);
  }

  private static Outcome gathered(StreamedResponse response) {
    PayloadOutputStream out = new PayloadOutputStream();
    try {
      response.body().writeTo(out);
      return new Outcome.Answer(out.payload());
    } catch (Throwable thrown) {
      return new Outcome.Failure(thrown);
    }
  }

  /** Tells that the function could not be started; the process is to end then. */
  public void failInit(ErrorReport report) throws IOException {
    String path = ROOT + "init/error";
    HttpResponse response = connection.exchange(error(path, report));
    if (response.status() != 202) {
      throw unexpected("POST " + path, response);
    }
  }

  /** Closes the connection; the next call opens another. */
  @Override
  public void close() {
    connection.close();
  }

  private HttpRequest error(String path, ErrorReport report) {
    return post(path, report.body())
        .header("Lambda-Runtime-Function-Error-Type", report.category());
  }

  private HttpRequest post(String path, Payload body) {
    HttpRequest request =
        new HttpRequest("POST", path)
            .header("User-Agent", userAgent)
            .header("Content-Type", "application/json");
    for (int i = 0; i < body.segments(); i++) {
      request.body(body.segment(i), body.segmentLength(i));
    }
    return request;
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

  private static String shown(HttpResponse response) {
    byte[] body = response.body();
    String text = new String(body, 0, Math.min(200, body.length), StandardCharsets.UTF_8);
    return response.status() + " " + text.replace('\n', ' ').replace('\r', ' ').trim();
  }
}
