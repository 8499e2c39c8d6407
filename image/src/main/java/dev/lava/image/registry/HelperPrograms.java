package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programs {@code docker-credential-NAME}, which keep logins for Docker and for all who read
 * its files: {@code get} on the command line, the registry on standard input, an object with {@code
 * Username} and {@code Secret} on standard output (docker-credential-helpers, "Development").
 *
 * @param environment the variables that they run with; {@code PATH} is where they are looked for
 */
record HelperPrograms(Map<String, String> environment) {
  private static final String PREFIX = "docker-credential-";
  private static final String NONE = "credentials not found in native keychain";

  /** A helper that asks its user gets this long. */
  private static final long SECONDS = 60;

  private static final int LARGEST_ANSWER = 1 << 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * The login that a helper has for this registry.
   *
   * @throws RegistryException where there is no such helper, or it fails; never with its words,
   *     which may hold a secret
   */
  Optional<Login> get(String helper, String registry) throws IOException {
    String program = PREFIX + helper;
    Process process = start(program);
    CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
    try (OutputStream in = process.getOutputStream()) {
      in.write((registry + "\n").getBytes(UTF_8));
    } catch (IOException _) {
      // It has ended without reading, which its exit status tells.
    }
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw failed(program, registry, "it has not ended after %d seconds".formatted(SECONDS));
      }
    } catch (InterruptedException _) {
      throw Retries.interrupted();
    } finally {
      if (process.isAlive()) {
        process.destroyForcibly();
      }
    }
    String answer = output.join();
    if (process.exitValue() != 0) {
      if (answer.strip().equals(NONE)) {
        return Optional.empty();
      }
      throw failed(program, registry, "it ended with status " + process.exitValue());
    }
    return login(program, registry, answer);
  }

  private static Optional<Login> login(String program, String registry, String answer)
      throws RegistryException {
    JsonNode json;
    try {
      json = MAPPER.readTree(answer);
    } catch (JacksonException _) {
      throw failed(program, registry, "its answer is no JSON");
    }
    JsonNode user = json.path("Username");
    JsonNode secret = json.path("Secret");
    if (!user.isString() || !secret.isString()) {
      throw failed(program, registry, "its answer has no Username and Secret");
    }
    return Optional.of(
        user.stringValue().equals("<token>")
            ? new Login(Login.Kind.IDENTITY_TOKEN, "", secret.stringValue(), program)
            : new Login(Login.Kind.PASSWORD, user.stringValue(), secret.stringValue(), program));
  }

  private Process start(String program) throws IOException {
    Optional<Path> found =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(directory -> !directory.isEmpty() && program.indexOf('/') < 0)
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      throw new RegistryException(
          "there is no program '%s' on the PATH, which Docker's config.json names for logins (credsStore, credHelpers); install it, or remove it there and log in anew"
              .formatted(program));
    }
    ProcessBuilder builder =
        new ProcessBuilder(found.get().toString(), "get")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readNBytes(LARGEST_ANSWER), UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private static RegistryException failed(String program, String registry, String what) {
    return new RegistryException(
        "'%s' gives no login for %s: %s; 'echo %s | %s get' shows what it says"
            .formatted(program, registry, what, registry, program));
  }
}
