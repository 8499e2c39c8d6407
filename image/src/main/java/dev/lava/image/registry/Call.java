package dev.lava.image.registry;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to a registry.
 *
 * @param method of HTTP
 * @param uri where it goes
 * @param headers what it says besides who asks
 * @param payload what it carries
 * @param scopes what a token for it must allow, such as {@code repository:team/greeting:pull}
 */
record Call(
    String method,
    URI uri,
    Map<String, String> headers,
    Optional<Payload> payload,
    Set<String> scopes) {
  Call {
    headers = Map.copyOf(headers);
    scopes = Set.copyOf(scopes);
  }

  Call(String method, URI uri, Map<String, String> headers, Set<String> scopes) {
    this(method, uri, headers, Optional.empty(), scopes);
  }

  /** The same to another address. */
  Call to(URI other) {
    return new Call(method, other, headers, payload, scopes);
  }

  /** Whether it changes nothing, so that a redirect can be followed. */
  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
