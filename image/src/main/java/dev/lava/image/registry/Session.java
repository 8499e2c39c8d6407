package dev.lava.image.registry;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to one repository. Nothing is sent before the registry asks for it; what it asked for
 * once is sent from then on.
 */
final class Session {
  private final Endpoint endpoint;
  private final String repository;
  private final Logins logins;
  private final TokenService tokens;
  private final Secrets secrets = new Secrets();
  private final Map<Set<String>, Token> kept = new HashMap<>();
  private boolean searched;
  private Optional<Login> found = Optional.empty();
  private @Nullable String basic;
  private @Nullable Challenge bearer;

  /** A token and when it is no use any longer. */
  record Token(String value, Instant until) {}

  Session(Endpoint endpoint, String repository, Logins logins, TokenService tokens) {
    this.endpoint = endpoint;
    this.repository = repository;
    this.logins = logins;
    this.tokens = tokens;
  }

  /** What to send with a request, from what the registry has asked for so far. */
  synchronized Optional<String> authorization(Set<String> scopes) throws IOException {
    if (basic != null) {
      return Optional.of(basic);
    }
    return bearer == null ? Optional.empty() : Optional.of(bearer(bearer, scopes));
  }

  /**
   * What to send to a registry that asks for more; empty where there is nothing that it has not
   * seen already.
   *
   * @param sent what it has seen; another thread may have found out meanwhile what it wants
   */
  synchronized Optional<String> answer(
      List<Challenge> challenges, Set<String> scopes, Optional<String> sent) throws IOException {
    Optional<Login> login = login();
    for (Challenge challenge : challenges) {
      switch (challenge.scheme()) {
        case "bearer" -> {
          bearer = challenge;
          Token known = kept.get(scopes);
          if (known != null && sent.equals(Optional.of("Bearer " + known.value()))) {
            kept.remove(scopes);
          }
          return Optional.of(bearer(challenge, scopes))
              .filter(value -> !sent.equals(Optional.of(value)));
        }
        case "basic" -> {
          if (login.isPresent() && login.get().kind() == Login.Kind.PASSWORD) {
            basic = login.get().basic();
            return Optional.of(basic).filter(value -> !sent.equals(Optional.of(value)));
          }
        }
        default -> {
          // A scheme that neither Docker nor we know.
        }
      }
    }
    return Optional.empty();
  }

  private String bearer(Challenge challenge, Set<String> scopes) throws IOException {
    Optional<Login> login = login();
    if (login.isPresent() && login.get().kind() == Login.Kind.REGISTRY_TOKEN) {
      return "Bearer " + login.get().secret();
    }
    Token token = kept.get(scopes);
    if (token == null || !tokens.isFresh(token)) {
      Set<String> wanted = new TreeSet<>(scopes);
      challenge.parameter("scope").ifPresent(scope -> wanted.addAll(List.of(scope.split(" "))));
      token = tokens.fetch(endpoint, challenge, wanted, login, secrets);
      kept.put(scopes, token);
    }
    return "Bearer " + token.value();
  }

  private Optional<Login> login() throws IOException {
    if (!searched) {
      found = logins.find(endpoint.name(), repository);
      found.ifPresent(login -> login.secrets().forEach(secrets::add));
      searched = true;
    }
    return found;
  }

  /** Why the registry may not have let us in, and what helps. */
  synchronized String advice() {
    String anew =
        "'docker login %s', 'podman login %s' or 'skopeo login %s'"
            .formatted(endpoint.name(), endpoint.name(), endpoint.name());
    if (found.isEmpty()) {
      return "there is no login for it in %s; %s leaves one".formatted(logins.files(), anew);
    }
    return "it was sent %s; where that has expired or is another's, log in anew with %s"
        .formatted(found.get(), anew);
  }

  /** A server's words, without what it may have repeated of a login. */
  String redact(String text) {
    return secrets.redact(text);
  }
}
