package dev.lava.image.registry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What has been sent to a registry and must not be shown, should the registry repeat it. */
final class Secrets {
  static final String HIDDEN = "(hidden)";

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  void add(String secret) {
    if (!secret.isEmpty()) {
      known.add(secret);
    }
  }

  String redact(String text) {
    String redacted = text;
    for (String secret : known) {
      redacted = redacted.replace(secret, HIDDEN);
    }
    return redacted;
  }
}
