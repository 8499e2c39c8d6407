package dev.lava.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
  private static final String REGISTRY = "registry.example:5000";

  @TempDir private Path directory;
  private final Map<String, String> environment = new HashMap<>();

  private Optional<Login> find(String registry, String repository) throws IOException {
    environment.put("HOME", directory.toString());
    environment.putIfAbsent("PATH", directory + ":/usr/bin:/bin");
    return Logins.of(environment).find(registry, repository);
  }

  private Optional<Login> find() throws IOException {
    return find(REGISTRY, "team/greeting");
  }

  private Path write(String path, String json) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, json);
  }

  private static String auth(String user, String password) {
    return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  @Nested
  class Dockers_file {
    @Test
    void has_user_and_password_in_base64() throws Exception {
      Path file =
          write(
              ".docker/config.json",
              "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(REGISTRY, auth("ada", "a:b")));

      assertThat(find()).contains(new Login(Login.Kind.PASSWORD, "ada", "a:b", file.toString()));
      assertThat(find("other.example", "team/greeting")).isEmpty();
    }

    @Test
    void may_be_named_by_the_environment() throws Exception {
      write(
          "ci/config.json",
          "{\"auths\":{\"https://%s/v1/\":{\"auth\":\"%s\"}}}"
              .formatted(REGISTRY, auth("ada", "word")));
      environment.put("DOCKER_CONFIG", directory.resolve("ci").toString());

      assertThat(find()).map(Login::secret).contains("word");
    }

    @Test
    void may_hold_a_token_instead() throws Exception {
      write(
          ".docker/config.json",
          "{\"auths\":{\"%s\":{\"auth\":\"%s\",\"identitytoken\":\"t0ken\"}}}"
              .formatted(REGISTRY, auth("<token>", "")));

      assertThat(find()).map(Login::kind).contains(Login.Kind.IDENTITY_TOKEN);
      assertThat(find()).map(Login::secret).contains("t0ken");
    }

    @Test
    void that_is_torn_is_refused_without_its_words() throws Exception {
      Path file = write(".docker/config.json", "{\"auths\":\n  {\"a\": hunter2}}");

      assertThatThrownBy(LoginsTest.this::find)
          .isInstanceOf(RegistryException.class)
          .hasMessage(
              "'%s' has no JSON at line 2; it keeps logins of registries as 'docker login' writes it. Correct it, or move it away and log in anew.",
              file)
          .hasMessageNotContaining("hunter2");
    }

    @Test
    void with_something_else_than_base64_is_refused_without_its_words() throws Exception {
      Path file =
          write(
              ".docker/config.json",
              "{\"auths\":{\"%s\":{\"auth\":\"hunter2!\"}}}".formatted(REGISTRY));

      assertThatThrownBy(LoginsTest.this::find)
          .hasMessage(
              "'%s' has something at auths.\"%s\".auth that is no user and password in Base64; log in anew with 'docker login %s'",
              file, REGISTRY, REGISTRY);
    }
  }

  @Nested
  class Podmans_file {
    @Test
    void may_tell_parts_of_a_registry_apart() throws Exception {
      write(
          ".config/containers/auth.json",
          "{\"auths\":{\"%s\":{\"auth\":\"%s\"},\"%s/team\":{\"auth\":\"%s\"}}}"
              .formatted(REGISTRY, auth("all", "a"), REGISTRY, auth("team", "b")));

      assertThat(find()).map(Login::user).contains("team");
      assertThat(find(REGISTRY, "other")).map(Login::user).contains("all");
    }

    @Test
    void comes_after_dockers_and_where_the_environment_names_it_before() throws Exception {
      write(
          ".docker/config.json",
          "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(REGISTRY, auth("docker", "a")));
      Path podman =
          write(
              "run/auth.json",
              "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(REGISTRY, auth("podman", "b")));

      assertThat(find()).map(Login::user).contains("docker");

      environment.put("REGISTRY_AUTH_FILE", podman.toString());
      assertThat(find()).map(Login::user).contains("podman");
    }
  }

  @Nested
  class A_helper {
    private void install(String name, String script) throws IOException {
      Path program = Files.writeString(directory.resolve("docker-credential-" + name), script);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void is_asked_for_its_registry() throws Exception {
      install(
          "vault",
          """
          #!/bin/sh
          read host
          [ "$1" = get ] && echo "{\\"ServerURL\\":\\"$host\\",\\"Username\\":\\"ada\\",\\"Secret\\":\\"for-$host\\"}"
          """);
      write(".docker/config.json", "{\"credHelpers\":{\"%s\":\"vault\"}}".formatted(REGISTRY));

      assertThat(find())
          .contains(
              new Login(Login.Kind.PASSWORD, "ada", "for-" + REGISTRY, "docker-credential-vault"));
      assertThat(find("other.example", "greeting")).isEmpty();
    }

    @Test
    void may_have_a_token() throws Exception {
      install("vault", "#!/bin/sh\necho '{\"Username\":\"<token>\",\"Secret\":\"t0ken\"}'\n");
      write(".docker/config.json", "{\"credsStore\":\"vault\"}");

      assertThat(find()).map(Login::kind).contains(Login.Kind.IDENTITY_TOKEN);
    }

    @Test
    void that_knows_nothing_leaves_it_to_the_file() throws Exception {
      install("vault", "#!/bin/sh\necho 'credentials not found in native keychain'\nexit 1\n");
      write(
          ".docker/config.json",
          "{\"credsStore\":\"vault\",\"auths\":{\"%s\":{\"auth\":\"%s\"}}}"
              .formatted(REGISTRY, auth("ada", "word")));

      assertThat(find()).map(Login::secret).contains("word");
    }

    @Test
    void that_fails_is_told_without_its_words() throws Exception {
      install("vault", "#!/bin/sh\necho hunter2\necho hunter2 >&2\nexit 3\n");
      write(".docker/config.json", "{\"credsStore\":\"vault\"}");

      assertThatThrownBy(LoginsTest.this::find)
          .hasMessage(
              "'docker-credential-vault' gives no login for %s: it ended with status 3; 'echo %s | docker-credential-vault get' shows what it says",
              REGISTRY, REGISTRY);
    }

    @Test
    void that_answers_nonsense_is_told_without_its_words() throws Exception {
      install("vault", "#!/bin/sh\necho hunter2\n");
      write(".docker/config.json", "{\"credsStore\":\"vault\"}");

      assertThatThrownBy(LoginsTest.this::find)
          .hasMessageContaining("its answer is no JSON")
          .hasMessageNotContaining("hunter2");
    }

    @Test
    void that_is_not_installed_is_named() throws Exception {
      write(".docker/config.json", "{\"credsStore\":\"absent\"}");

      assertThatThrownBy(LoginsTest.this::find)
          .hasMessage(
              "there is no program 'docker-credential-absent' on the PATH, which Docker's config.json names for logins (credsStore, credHelpers); install it, or remove it there and log in anew");
    }
  }

  @Test
  void a_login_does_not_show_its_secret() {
    assertThat(new Login(Login.Kind.PASSWORD, "ada", "hunter2", "config.json"))
        .hasToString("user 'ada' of config.json");
  }
}
