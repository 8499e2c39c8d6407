package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.download.Address;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one registry about one repository: signed in, redirected, asked again. */
final class Connection {
  private static final int MOST_REDIRECTS = 5;
  private static final int LARGEST_COMPLAINT = 1 << 14;
  private static final int LONGEST_COMPLAINT = 300;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Endpoint endpoint;
  private final Http http;
  private final Session session;
  private final Retries retries;

  Connection(Endpoint endpoint, Http http, Session session, Retries retries) {
    this.endpoint = endpoint;
    this.http = http;
    this.session = session;
    this.retries = retries;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Retries retries() {
    return retries;
  }

  /**
   * Asks as often as is worth it.
   *
   * @param purpose what for, to complete the sentence "cannot …"
   */
  Answer ask(Call call, String purpose) throws IOException {
    return retries.ask(() -> once(call), purpose);
  }

  /** Asks once, and once more with what the registry wants to see. */
  Answer once(Call call) throws IOException {
    Optional<String> known = session.authorization(call.scopes());
    Answer answer = follow(call, known);
    // A host that a redirect led to has no say in what is sent to the registry.
    if (answer.status() != 401 || !endpoint.owns(answer.at())) {
      return answer;
    }
    Optional<String> wanted;
    try {
      wanted = session.answer(answer.challenges(), call.scopes(), known);
    } catch (IOException e) {
      answer.close();
      throw e;
    }
    if (wanted.isEmpty()) {
      return answer;
    }
    answer.close();
    return follow(call, wanted);
  }

  private Answer follow(Call call, Optional<String> authorization) throws IOException {
    URI at = call.uri();
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Answer answer = send(call.to(at), endpoint.owns(at) ? authorization : Optional.empty());
      Optional<String> location = answer.header("Location");
      if (!call.reads() || !isRedirect(answer.status()) || location.isEmpty()) {
        return answer;
      }
      answer.close();
      at = target(at, location.get());
    }
    throw new RegistryException(
        "%s redirects more than %d times; tell those who run it"
            .formatted(Address.shown(call.uri()), MOST_REDIRECTS));
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** Where something that the registry has said leads to. */
  URI target(URI from, String location) throws RegistryException {
    try {
      URI to = from.resolve(location);
      if (endpoint.mayLeadTo(to)) {
        return to;
      }
      throw new RegistryException(
          "%s leads to %s, which is no https address; tell those who run the registry"
              .formatted(Address.shown(from), Address.shown(to)));
    } catch (IllegalArgumentException _) {
      throw new RegistryException(
          "%s leads to something that is no address; tell those who run the registry"
              .formatted(Address.shown(from)));
    }
  }

  private Answer send(Call call, Optional<String> authorization) throws IOException {
    try {
      return http.send(call, authorization);
    } catch (SSLException e) {
      throw distrust(endpoint, call.uri(), e);
    }
  }

  /** Why there is no TLS, and what helps. */
  static RegistryException distrust(Endpoint endpoint, URI uri, SSLException e) {
    return new RegistryException(
        "%s cannot be spoken to over TLS: %s. Where its certificate is from an authority of your own, name a file of it in %s or put it at ~/.config/containers/certs.d/%s/ca.crt; where it speaks plain HTTP and that is meant, add it to %s."
            .formatted(
                Address.shown(uri),
                e.getMessage(),
                RegistrySettings.AUTHORITY,
                endpoint.name(),
                RegistrySettings.PLAIN_HTTP),
        0,
        e);
  }

  /**
   * Says that an answer is not the one needed, and closes it.
   *
   * @param purpose what for, to complete the sentence "cannot …"
   */
  RegistryException refusal(Answer answer, String purpose) {
    int status = answer.status();
    String seen =
        "cannot %s: %s answers %d%s".formatted(purpose, host(answer), status, said(answer));
    boolean own = endpoint.owns(answer.at());
    String help =
        switch (status) {
          case 401, 403 -> own ? "; " + session.advice() : "; ask those who run it";
          case 404 -> "; check the name";
          case 429 -> "; it asks for fewer requests: wait, or log in";
          case 500, 502, 503, 504 ->
              ", in %d attempts; run the command again later".formatted(retries.attempts());
          default -> "";
        };
    return new RegistryException(seen + help, status, null);
  }

  private static String host(Answer answer) {
    URI at = answer.at();
    return at.getPort() < 0 ? at.getHost() : at.getHost() + ":" + at.getPort();
  }

  /** What the registry itself says about it (OCI distribution-spec, "Error Codes"). */
  private String said(Answer answer) {
    StringBuilder said = new StringBuilder();
    try (answer) {
      String text = new String(answer.body().readNBytes(LARGEST_COMPLAINT), UTF_8);
      JsonNode errors = MAPPER.readTree(text).path("errors");
      for (JsonNode error : errors) {
        said.append(said.isEmpty() ? " (" : ", ")
            .append(error.path("code").asString(""))
            .append(": ")
            .append(error.path("message").asString(""));
      }
    } catch (IOException | JacksonException _) {
      // It says nothing that can be shown.
    }
    if (said.isEmpty()) {
      return "";
    }
    String clean = session.redact(said.toString()).replaceAll("\\p{Cntrl}", " ");
    return (clean.length() > LONGEST_COMPLAINT
            ? clean.substring(0, LONGEST_COMPLAINT) + "…"
            : clean)
        + ")";
  }
}
