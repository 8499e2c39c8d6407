package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.download.Address;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets tokens from the service that a registry names in its challenge (Docker's "Token
 * Authentication Specification"; with an identity token "Token Authentication Implementation, OAuth
 * 2.0").
 */
final class TokenService {
  private static final int LARGEST_ANSWER = 1 << 20;

  /** How long a token holds that does not say so (the specification's default, in seconds). */
  private static final long USUAL_SECONDS = 60;

  /** A token may not run out between here and the registry. */
  private static final long MARGIN_SECONDS = 10;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Http http;
  private final Retries retries;

  TokenService(Http http, Retries retries) {
    this.http = http;
    this.retries = retries;
  }

  boolean isFresh(Session.Token token) {
    return retries.clock().instant().isBefore(token.until());
  }

  /**
   * A token for these scopes. The login goes to the service only over TLS, or where the registry
   * itself is one that may do without.
   */
  Session.Token fetch(
      Endpoint endpoint,
      Challenge challenge,
      Set<String> scopes,
      Optional<Login> login,
      Secrets secrets)
      throws IOException {
    URI realm = realm(endpoint, challenge);
    List<String> parameters = new ArrayList<>();
    challenge.parameter("service").ifPresent(name -> parameters.add(pair("service", name)));
    boolean exchanged = login.isPresent() && login.get().kind() == Login.Kind.IDENTITY_TOKEN;
    Call call;
    if (exchanged) {
      parameters.add(pair("scope", String.join(" ", scopes)));
      parameters.add(pair("grant_type", "refresh_token"));
      parameters.add(pair("client_id", "lava"));
      parameters.add(pair("refresh_token", login.get().secret()));
      call =
          new Call(
              "POST",
              realm,
              Map.of("Content-Type", "application/x-www-form-urlencoded"),
              Optional.of(Payload.of(String.join("&", parameters).getBytes(UTF_8))),
              scopes);
    } else {
      scopes.forEach(scope -> parameters.add(pair("scope", scope)));
      String query = String.join("&", parameters);
      call =
          new Call(
              "GET",
              URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query),
              Map.of(),
              scopes);
    }
    Optional<String> authorization = exchanged ? Optional.empty() : login.map(Login::basic);
    try (Answer answer =
        retries.ask(
            () -> http.send(call, authorization), "get a token from " + Address.shown(realm))) {
      if (answer.status() != 200) {
        throw refused(endpoint, realm, answer.status(), login);
      }
      return token(realm, answer, secrets);
    }
  }

  private static URI realm(Endpoint endpoint, Challenge challenge) throws RegistryException {
    String text = challenge.parameter("realm").orElse("");
    try {
      URI realm = URI.create(text);
      if (endpoint.mayLeadTo(realm)) {
        return realm;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new RegistryException(
        "%s sends for a token to something that is no https address, where a login must not go; tell those who run it"
            .formatted(endpoint.name()));
  }

  private Session.Token token(URI realm, Answer answer, Secrets secrets) throws IOException {
    JsonNode json;
    try {
      json = MAPPER.readTree(answer.body().readNBytes(LARGEST_ANSWER));
    } catch (JacksonException _) {
      throw new RegistryException(
          "%s answers with something else than a token: it is no JSON"
              .formatted(Address.shown(realm)));
    }
    JsonNode token = json.path("token").isString() ? json.path("token") : json.path("access_token");
    if (!token.isString() || !token.stringValue().matches("[!-~]+")) {
      throw new RegistryException(
          "%s answers with something else than a token: it has no member 'token'"
              .formatted(Address.shown(realm)));
    }
    secrets.add(token.stringValue());
    long seconds = Math.max(json.path("expires_in").asLong(USUAL_SECONDS), USUAL_SECONDS);
    Instant until = retries.clock().instant().plusSeconds(seconds - MARGIN_SECONDS);
    return new Session.Token(token.stringValue(), until);
  }

  private static RegistryException refused(
      Endpoint endpoint, URI realm, int status, Optional<Login> login) {
    return new RegistryException(
        "%s answers %d and gives no token for %s to %s; log in anew with 'docker login %s'"
            .formatted(
                Address.shown(realm),
                status,
                endpoint.name(),
                login.map(Login::toString).orElse("one without a login"),
                endpoint.name()),
        status,
        null);
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, UTF_8);
  }
}
