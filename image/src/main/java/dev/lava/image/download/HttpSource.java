package dev.lava.image.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files by HTTP. Redirects are followed within one scheme only, so that neither a file of this
 * machine nor an unencrypted answer can take the place of what was asked for.
 */
final class HttpSource implements Source {
  private static final int MOST_REDIRECTS = 5;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");

  private final HttpClient client;
  private final Patience patience;

  HttpSource(Proxies proxies, Patience patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(proxies)
            .authenticator(
                new Authenticator() {
                  @Override
                  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                    return getRequestorType() == RequestorType.PROXY
                        ? proxies.login(getRequestingHost(), getRequestingPort()).orElse(null)
                        : null;
                  }
                })
            .build();
  }

  @Override
  public Answer open(URI uri, long offset, Map<String, String> headers)
      throws IOException, InterruptedException {
    URI at = uri;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<InputStream> response =
          client.send(request(at, offset, headers), HttpResponse.BodyHandlers.ofInputStream());
      switch (response.statusCode()) {
        case 200, 206, 304 -> {
          return answer(uri, response);
        }
        case 301, 302, 303, 307, 308 -> {
          response.body().close();
          at = redirected(uri, at, response.headers());
        }
        default -> {
          response.body().close();
          throw refusal(uri, response.statusCode());
        }
      }
    }
    throw DownloadException.of(
        "cannot download %s: it redirects more than %d times. Check the address."
            .formatted(Address.shown(uri), MOST_REDIRECTS));
  }

  private HttpRequest request(URI uri, long offset, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(patience.stall()).header("User-Agent", "lava");
    headers.forEach(request::header);
    if (offset > 0) {
      request.header("Range", "bytes=" + offset + "-");
    }
    if (uri.getUserInfo() != null) {
      byte[] login = uri.getUserInfo().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    return request.build();
  }

  private Answer answer(URI uri, HttpResponse<InputStream> response) throws IOException {
    HttpHeaders headers = response.headers();
    InputStream body = new StallGuard(response.body(), patience.stall());
    if (response.statusCode() == 206) {
      Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
      if (!range.matches()) {
        body.close();
        throw DownloadException.of(
            "cannot download %s: the server sends a part and does not say which. Take another source."
                .formatted(Address.shown(uri)));
      }
      return new Answer(
          body, number(range.group(1)), number(range.group(2)), validator(headers), false);
    }
    OptionalLong length = headers.firstValueAsLong("Content-Length");
    return new Answer(body, 0, length.orElse(-1), validator(headers), response.statusCode() == 304);
  }

  private static URI redirected(URI asked, URI at, HttpHeaders headers) throws IOException {
    URI to;
    try {
      to = at.resolve(headers.firstValue("Location").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new DownloadException(
          "cannot download %s: it redirects to something that is no address. Take another source."
              .formatted(Address.shown(asked)),
          e);
    }
    if (!at.getScheme().equalsIgnoreCase(to.getScheme())) {
      throw DownloadException.of(
          "cannot download %s: it redirects to %s, and a redirect must not change the scheme. Where you trust that address, name it as the source."
              .formatted(Address.shown(asked), Address.shown(to)));
    }
    return to;
  }

  /** Whether asking again may help depends on the status (RFC 9110, section 15). */
  private static IOException refusal(URI uri, int status) {
    String seen = "cannot download %s: the server answers %d".formatted(Address.shown(uri), status);
    return switch (status) {
      case 404, 410 ->
          DownloadException.missing(
              seen
                  + ", so it has no such file. Check the address; a file that an older index or lock names may be gone.");
      case 408, 429, 500, 502, 503, 504 -> new IOException("the server answers " + status);
      case 401, 403, 407 ->
          DownloadException.of(
              seen + ", so it does not let you in. Check the address, the login and the proxy.");
      default -> DownloadException.of(seen + ". Check the address, or take another source.");
    };
  }

  private static Optional<Validator> validator(HttpHeaders headers) {
    return headers
        .firstValue("ETag")
        .map(value -> new Validator("If-None-Match", value))
        .or(
            () ->
                headers
                    .firstValue("Last-Modified")
                    .map(value -> new Validator("If-Modified-Since", value)));
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      // More digits than a file can have bytes: no offset that anybody asked for.
      return Long.MAX_VALUE;
    }
  }
}
