package dev.lava.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The Invoke API of an emulator on this machine (AWS Lambda API reference, "Invoke").
 *
 * @param port where it listens
 */
record InvokeApi(int port) {
  /**
   * What came back.
   *
   * @param payload the response, or the error that the function reported
   * @param functionError which kind of error the payload is, where it is one
   * @param log the end of the invocation's log
   */
  record Answer(String payload, Optional<String> functionError, String log) {}

  /**
   * Invokes a function and waits for it.
   *
   * @throws IOException where nothing listens, or the emulator refuses the call
   */
  Answer invoke(String function, byte[] payload) throws IOException, InterruptedException {
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/2015-03-31/functions/%s/invocations".formatted(port, function));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("X-Amz-Log-Type", "Tail")
            .POST(HttpRequest.BodyPublishers.ofByteArray(payload))
            .build();
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw new IOException(
          "POST %s answered %d %s: %s"
              .formatted(
                  uri,
                  response.statusCode(),
                  response.headers().firstValue("x-amzn-ErrorType").orElse("(no error type)"),
                  response.body()));
    }
    return new Answer(
        response.body(),
        response.headers().firstValue("X-Amz-Function-Error"),
        response
            .headers()
            .firstValue("X-Amz-Log-Result")
            .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
            .orElse(""));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new IOException(
          "nothing listens on port %d of this machine; start a function with 'lava run IMAGE --port %d' in another terminal"
              .formatted(port, port),
          e);
    }
  }
}
