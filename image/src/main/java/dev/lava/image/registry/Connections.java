package dev.lava.image.registry;

import dev.lava.image.ImageException;
import dev.lava.image.download.Proxies;
import dev.lava.image.download.Reason;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** The registries that were reached, and how each is spoken to; threads may share it. */
final class Connections {
  private final RegistrySettings settings;
  private final Trust trust;
  private final Proxies proxies;
  private final Logins logins;
  private final Retries retries;
  private final Map<String, Reached> reached = new ConcurrentHashMap<>();
  private final Map<String, Repository> repositories = new ConcurrentHashMap<>();

  /** A registry that has answered. */
  private record Reached(Endpoint endpoint, Http http) {}

  Connections(RegistrySettings settings, Map<String, String> environment, Retries retries) {
    this.settings = settings;
    this.trust = Trust.of(settings, environment);
    this.proxies = new Proxies(environment);
    this.logins = Logins.of(environment);
    this.retries = retries;
  }

  /**
   * What speaks to the repository of this name.
   *
   * @throws IllegalArgumentException for a name without a registry
   */
  Repository repository(Reference reference) throws IOException {
    if (reference.registry().isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' names no registry; valid is a name that begins with a host, such as registry.example/%s"
              .formatted(reference, reference));
    }
    Repository known = repositories.get(reference.name());
    if (known != null) {
      return known;
    }
    Reached registry = reach(reference.registry().get());
    Endpoint endpoint = registry.endpoint();
    String name = reference.repository();
    Session session =
        new Session(endpoint, name, logins, new TokenService(registry.http(), retries));
    Repository repository =
        new Repository(new Connection(endpoint, registry.http(), session, retries), name);
    Repository earlier = repositories.putIfAbsent(reference.name(), repository);
    return earlier == null ? repository : earlier;
  }

  /** Finds out whether a registry is there, and where it may do without TLS, whether it does. */
  private Reached reach(String name) throws IOException {
    Reached known = reached.get(name);
    if (known != null) {
      return known;
    }
    Http http = new Http(proxies, trust.context(name), retries.silence());
    Endpoint tls = Endpoint.https(name, settings.plainHttp());
    Optional<Endpoint> plain = tls.withoutTls();
    Reached found =
        new Reached(
            plain.isPresent() && answersPlainly(plain.get(), http) ? plain.get() : tls, http);
    if (found.endpoint().equals(tls)) {
      ping(tls, http).close();
    }
    reached.put(name, found);
    return found;
  }

  /** A server that wants TLS answers 400, or closes the connection. */
  private static boolean answersPlainly(Endpoint endpoint, Http http) {
    try (Answer answer = http.send(greeting(endpoint), Optional.empty())) {
      return answer.status() != 400;
    } catch (IOException _) {
      return false;
    }
  }

  private static Answer ping(Endpoint endpoint, Http http) throws IOException {
    Call greeting = greeting(endpoint);
    try {
      return http.send(greeting, Optional.empty());
    } catch (SSLException e) {
      throw Connection.distrust(endpoint, greeting.uri(), e);
    } catch (ImageException e) {
      throw e;
    } catch (IOException e) {
      throw new RegistryException(
          "cannot reach the registry %s: %s; check the name, the network and the proxy (https_proxy)"
              .formatted(endpoint.name(), Reason.of(e)),
          0,
          e);
    }
  }

  private static Call greeting(Endpoint endpoint) {
    return new Call("GET", endpoint.resolve("/v2/"), Map.of(), Set.of());
  }
}
