package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Docker's {@code config.json}, or Podman's {@code auth.json}, which has the same members and also
 * keys for parts of a registry (containers-auth.json(5)).
 *
 * @param path the file
 * @param json what it says
 */
record LoginFile(Path path, JsonNode json) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Reads a file; empty where there is none. */
  static Optional<LoginFile> read(Path path) throws IOException {
    try {
      JsonNode json = MAPPER.readTree(Files.readAllBytes(path));
      return Optional.of(new LoginFile(path, json));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (JacksonException e) {
      // The parser's own message quotes the file, and so perhaps a password.
      throw new RegistryException(
          "'%s' has no JSON at line %d; it keeps logins of registries as 'docker login' writes it. Correct it, or move it away and log in anew."
              .formatted(path, e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
    }
  }

  /** A helper for this registry first, then the helper for all, then what the file itself has. */
  Optional<Login> find(String registry, String repository, HelperPrograms helpers)
      throws IOException {
    List<String> keys = keys(registry, repository);
    for (String key : keys) {
      Optional<String> helper = text(json.path("credHelpers"), key);
      if (helper.isPresent()) {
        return helpers.get(helper.get(), key);
      }
    }
    Optional<String> store = text(json, "credsStore");
    if (store.isPresent()) {
      Optional<Login> stored = helpers.get(store.get(), registry);
      if (stored.isPresent()) {
        return stored;
      }
    }
    for (String key : keys) {
      for (var entry : json.path("auths").properties()) {
        if (normal(entry.getKey()).equals(key)) {
          Optional<Login> login = login(entry.getKey(), entry.getValue());
          if (login.isPresent()) {
            return login;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The longest first: a login for a part of a registry is more to the point. */
  private static List<String> keys(String registry, String repository) {
    List<String> keys = new ArrayList<>();
    for (String part = repository; !part.isEmpty(); part = parent(part)) {
      keys.add(registry + "/" + part);
    }
    keys.add(registry);
    return keys;
  }

  private static String parent(String repository) {
    int slash = repository.lastIndexOf('/');
    return slash < 0 ? "" : repository.substring(0, slash);
  }

  /** Older files have whole addresses as keys. */
  private static String normal(String key) {
    return key.replaceFirst("^https?://", "").replaceFirst("/(v[12]/?)?$", "");
  }

  /** An entry may be an empty object, which says that a helper has the login. */
  private Optional<Login> login(String key, JsonNode entry) throws RegistryException {
    String origin = path.toString();
    Optional<String> registryToken = text(entry, "registrytoken");
    if (registryToken.isPresent()) {
      return Optional.of(new Login(Login.Kind.REGISTRY_TOKEN, "", registryToken.get(), origin));
    }
    String user = text(entry, "username").orElse("");
    String secret = text(entry, "password").orElse("");
    Optional<String> auth = text(entry, "auth");
    if (auth.isPresent()) {
      String[] parts = decoded(key, auth.get()).split(":", 2);
      if (parts.length < 2) {
        throw malformed(key);
      }
      user = parts[0];
      // Some programs have padded it with the byte 0.
      secret = parts[1].replaceFirst("\\x00+$", "");
    }
    Optional<String> identityToken = text(entry, "identitytoken");
    if (identityToken.isPresent()) {
      return Optional.of(new Login(Login.Kind.IDENTITY_TOKEN, user, identityToken.get(), origin));
    }
    return user.isEmpty() && secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new Login(Login.Kind.PASSWORD, user, secret, origin));
  }

  private String decoded(String key, String auth) throws RegistryException {
    try {
      return new String(Base64.getDecoder().decode(auth.strip()), UTF_8);
    } catch (IllegalArgumentException _) {
      throw malformed(key);
    }
  }

  private RegistryException malformed(String key) {
    return new RegistryException(
        "'%s' has something at auths.\"%s\".auth that is no user and password in Base64; log in anew with 'docker login %s'"
            .formatted(path, key, key));
  }

  private static Optional<String> text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() && !value.stringValue().isEmpty()
        ? Optional.of(value.stringValue())
        : Optional.empty();
  }
}
