package dev.lava.image.registry;

import dev.lava.image.download.Proxies;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Requests and answers, one at a time: no redirects, no logins, no second tries. */
final class Http {
  private static final Duration CONNECT = Duration.ofSeconds(15);

  private final HttpClient client;
  private final Duration silence;

  /**
   * @param silence how long a server may do nothing at all
   */
  Http(Proxies proxies, Optional<SSLContext> tls, Duration silence) {
    this.silence = silence;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(proxies);
    // One that has nothing for a server makes the client fail where the server wants a login.
    if (proxies.wantLogin()) {
      builder.authenticator(ofProxies(proxies));
    }
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  private static Authenticator ofProxies(Proxies proxies) {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? proxies.login(getRequestingHost(), getRequestingPort()).orElse(null)
            : null;
      }
    };
  }

  /**
   * Sends a request and waits for the head of its answer.
   *
   * @param authorization the header of that name
   * @throws IOException where there is no answer; asking again may help, unless it is an {@link
   *     dev.lava.image.ImageException}
   */
  Answer send(Call call, Optional<String> authorization) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).header("User-Agent", "lava");
    call.headers().forEach(request::header);
    authorization.ifPresent(value -> request.header("Authorization", value));
    if (call.payload().isEmpty()) {
      request.method(call.method(), HttpRequest.BodyPublishers.noBody());
      return await(client.sendAsync(request.build(), body()), Optional.empty());
    }
    try (Outgoing outgoing = Outgoing.of(call.payload().get())) {
      request.method(call.method(), outgoing.publisher());
      return await(client.sendAsync(request.build(), body()), Optional.of(outgoing));
    }
  }

  private static HttpResponse.BodyHandler<InputStream> body() {
    return HttpResponse.BodyHandlers.ofInputStream();
  }

  /** A large payload may take any time, for as long as some of it leaves now and then. */
  private Answer await(
      CompletableFuture<HttpResponse<InputStream>> response, Optional<Outgoing> outgoing)
      throws IOException {
    long before = -1;
    try {
      while (true) {
        try {
          return Answer.of(response.get(silence.toMillis(), TimeUnit.MILLISECONDS), silence);
        } catch (TimeoutException _) {
          long now = outgoing.map(Outgoing::count).orElse(0L);
          if (now == before || outgoing.isEmpty()) {
            throw new HttpTimeoutException("the server did not answer in time");
          }
          before = now;
        }
      }
    } catch (ExecutionException e) {
      IOException source = outgoing.flatMap(Outgoing::failure).orElse(null);
      if (source != null) {
        throw source;
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException _) {
      throw Retries.interrupted();
    } finally {
      // Without effect where it has answered.
      response.cancel(true);
    }
  }
}
