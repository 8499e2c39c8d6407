package dev.lava.image.registry;

import dev.lava.image.download.StallGuard;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param headers what it says about the body
 * @param at the address that answered, after redirects
 * @param body watched for silence; the answer's {@link #close} closes it
 */
record Answer(int status, HttpHeaders headers, URI at, InputStream body) implements Closeable {
  /** A body of this size is read to its end, so that its connection can be used again. */
  private static final int DRAINED = 1 << 14;

  static Answer of(HttpResponse<InputStream> response, Duration silence) {
    return new Answer(
        response.statusCode(),
        response.headers(),
        response.uri(),
        new StallGuard(response.body(), silence));
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  List<Challenge> challenges() {
    return headers.allValues("WWW-Authenticate").stream()
        .flatMap(header -> Challenge.parse(header).stream())
        .toList();
  }

  @Override
  public void close() throws IOException {
    try (body) {
      body.readNBytes(DRAINED);
    } catch (IOException _) {
      // Nobody wants the rest; its connection is not used again.
    }
  }
}
