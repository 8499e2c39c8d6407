package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/**
 * Who a user is to one registry.
 *
 * @param kind what the secret is
 * @param user the user's name; empty where the secret alone is enough
 * @param secret never shown
 * @param origin where it was found, such as the path of a file
 */
record Login(Kind kind, String user, String secret, String origin) {
  /** What a secret is. */
  enum Kind {
    /** It goes to the registry, or to its token service, with the user's name. */
    PASSWORD,
    /** The token service gives tokens for it (OAuth 2.0, RFC 6749, section 6). */
    IDENTITY_TOKEN,
    /** It is a token for the registry already. */
    REGISTRY_TOKEN
  }

  /** The header of HTTP's basic scheme (RFC 7617). */
  String basic() {
    return "Basic " + encoded();
  }

  /** The forms in which the secret travels. */
  List<String> secrets() {
    return List.of(secret, encoded());
  }

  private String encoded() {
    return Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return user.isEmpty() ? "a token of " + origin : "user '%s' of %s".formatted(user, origin);
  }
}
