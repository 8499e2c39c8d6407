package dev.lava.image.registry;

import static dev.lava.image.registry.FakeRegistry.body;
import static dev.lava.image.registry.FakeRegistry.broken;
import static dev.lava.image.registry.FakeRegistry.manifest;
import static dev.lava.image.registry.FakeRegistry.ranged;
import static dev.lava.image.registry.FakeRegistry.said;
import static dev.lava.image.registry.FakeRegistry.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.MediaType;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading from registries that fail, lie, or are after a login. */
class HostileRegistryTest {
  private static final String MANIFEST = "GET /v2/greeting/manifests/1.0";
  private static final String PASSWORD = "a-very-secret-word";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString(("ada:" + PASSWORD).getBytes(UTF_8));

  @TempDir private Path directory;
  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private FakeRegistry registry;
  private Image image;
  private byte[] layer;
  private String blob;

  @BeforeEach
  void start() throws Exception {
    registry = new FakeRegistry();
    image = SampleImages.withFiles(BlobDirectory.create(directory.resolve("blobs")), "etc/motd");
    layer = FakeRegistry.bytes(image.layers().getFirst());
    blob = FakeRegistry.blob("greeting", image.layers().getFirst().descriptor().digest());
    registry.serve("greeting", "1.0", image);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private Reference name() {
    return Reference.parse(registry.host() + "/greeting:1.0");
  }

  private Image read() throws Exception {
    return registries().read(name(), Optional.empty());
  }

  private Registries registries() {
    return new Registries(
        new RegistrySettings(Set.of(), Optional.empty()),
        Map.of("HOME", directory.toString(), "PATH", System.getenv("PATH")),
        new Retries(
            3,
            Duration.ofMillis(500),
            Duration.ofMinutes(2),
            Duration.ofSeconds(20),
            Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC),
            slept::add));
  }

  private void logIn() throws Exception {
    Files.createDirectories(directory.resolve(".docker"));
    Files.writeString(
        directory.resolve(".docker/config.json"),
        """
        {"auths": {"%s": {"username": "ada", "password": "%s"}}}
        """
            .formatted(registry.host(), PASSWORD));
  }

  @Nested
  class Failing {
    @Test
    void is_asked_again_after_the_time_that_it_names() throws Exception {
      registry.on(
          MANIFEST,
          status(429, "Retry-After", "7"),
          status(503, "Retry-After", "Thu, 01 Jan 2026 12:00:30 GMT"),
          manifest(MediaType.OCI_MANIFEST.name(), image.manifest()));

      assertThat(read()).isEqualTo(image);
      assertThat(slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(30));
    }

    @Test
    void does_not_make_anybody_wait_for_ever() throws Exception {
      registry.on(
          MANIFEST,
          status(429, "Retry-After", "99999"),
          manifest(MediaType.OCI_MANIFEST.name(), image.manifest()));

      read();

      assertThat(slept).containsExactly(Duration.ofMinutes(2));
    }

    @Test
    void is_given_up_after_some_attempts() {
      registry.on(
          MANIFEST, said(500, "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"no disk\"}]}"));

      assertThatThrownBy(() -> read())
          .isInstanceOf(RegistryException.class)
          .hasMessage(
              "cannot read 1.0 of %s/greeting: %s answers 500 (UNKNOWN: no disk), in 3 attempts; run the command again later",
              registry.host(), registry.host());
      assertThat(slept).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void that_has_no_such_image_is_told_apart() {
      assertThatThrownBy(
              () ->
                  registries()
                      .read(Reference.parse(registry.host() + "/parting"), Optional.empty()))
          .hasMessage(
              "there is no image '%s/parting:latest': the registry has no such name; 'skopeo list-tags docker://%s/parting' lists those it has",
              registry.host(), registry.host())
          .matches(e -> ((RegistryException) e).missing());
    }
  }

  @Nested
  class Half_a_blob {
    @Test
    void is_completed_by_what_is_missing() throws Exception {
      registry.on(blob, broken(layer, 100), ranged(layer));

      assertThat(SampleImages.texts(read())).containsEntry("etc/motd", "etc/motd");
      assertThat(registry.requests(blob)).extracting("range").containsExactly("", "bytes=100-");
    }

    @Test
    void is_taken_whole_from_a_registry_that_knows_no_ranges() throws Exception {
      registry.on(blob, broken(layer, 100), body(layer));

      assertThat(SampleImages.texts(read())).containsEntry("etc/motd", "etc/motd");
    }

    @Test
    void again_and_again_is_a_failure_and_leaves_no_blob() throws Exception {
      registry.on(blob, broken(layer, 0));
      OciLayout layout = OciLayout.create(directory.resolve("store"));

      assertThatThrownBy(() -> registries().pull(name(), Optional.empty(), layout, Progress.SILENT))
          .hasMessage(
              "cannot read the blob %s of %s/greeting: the connection broke 3 times after 0 bytes; check the network, then run the command again",
              image.layers().getFirst().descriptor().digest(), registry.host());
      assertThat(layout.references()).isEmpty();
      assertThat(layout.blobs().path()).isEmptyDirectory();
    }

    @Test
    void and_then_byte_by_byte_is_a_failure() {
      registry.on(
          blob,
          broken(layer, 1),
          exchange -> {
            int from =
                Integer.parseInt(FakeRegistry.header(exchange, "Range").replaceAll("\\D", ""));
            FakeRegistry.put(
                exchange,
                "Content-Range",
                "bytes %d-%d/%d".formatted(from, layer.length - 1, layer.length));
            exchange.sendResponseHeaders(206, layer.length - from);
            exchange.getResponseBody().write(layer, from, 1);
            exchange.getResponseBody().flush();
          });

      assertThatThrownBy(() -> SampleImages.texts(read()))
          .hasMessageContaining("the connection broke 3 times after 3 bytes");
    }

    @Test
    void followed_by_other_bytes_than_asked_for_is_refused() {
      registry.on(
          blob,
          broken(layer, 100),
          said(206, Arrays.copyOfRange(layer, 50, 60), "Content-Range", "bytes 50-59/100"));

      assertThatThrownBy(() -> SampleImages.texts(read()))
          .hasMessage(
              "cannot read the blob %s of %s/greeting: asked for the bytes from 100 on, the registry sends others",
              image.layers().getFirst().descriptor().digest(), registry.host());
    }
  }

  @Nested
  class Wrong_bytes {
    @Test
    void of_a_blob_are_refused_and_not_kept() throws Exception {
      byte[] other = layer.clone();
      other[50]++;
      registry.on(blob, body(other));
      OciLayout layout = OciLayout.create(directory.resolve("store"));

      assertThatThrownBy(() -> registries().pull(name(), Optional.empty(), layout, Progress.SILENT))
          .isInstanceOf(ImageException.class)
          .hasMessageContaining("is damaged: its bytes have the digest");
      assertThat(layout.references()).isEmpty();
      assertThat(layout.blobs().path()).isEmptyDirectory();
    }

    @Test
    void more_than_there_should_be_are_refused() {
      registry.on(blob, body(Arrays.copyOf(layer, layer.length + 1)));

      assertThatThrownBy(() -> SampleImages.texts(read()))
          .hasMessageContaining("is damaged: it is longer than its %d bytes", layer.length);
    }

    @Test
    void fewer_than_there_should_be_are_refused() {
      registry.on(blob, body(Arrays.copyOf(layer, layer.length - 1)));

      assertThatThrownBy(() -> SampleImages.texts(read()))
          .hasMessageContaining("it has %d of its %d bytes", layer.length - 1, layer.length);
    }

    @Test
    void of_a_manifest_are_refused_where_its_name_is_its_digest() {
      String digest = "sha256:" + "0".repeat(64);
      registry.on(
          "GET /v2/greeting/manifests/" + digest,
          manifest(MediaType.OCI_MANIFEST.name(), image.manifest()));

      assertThatThrownBy(
              () ->
                  registries()
                      .read(
                          Reference.parse(registry.host() + "/greeting@" + digest),
                          Optional.empty()))
          .hasMessage(
              "cannot read %s of %s/greeting: its bytes have the digest %s",
              digest, registry.host(), image);
    }

    @Test
    void of_a_manifest_are_refused_where_the_registry_names_another_digest() {
      String other = "sha256:" + "0".repeat(64);
      registry.on(
          MANIFEST,
          body(
              image.manifest(),
              "Content-Type",
              MediaType.OCI_MANIFEST.name(),
              "Docker-Content-Digest",
              other));

      assertThatThrownBy(() -> read())
          .hasMessage(
              "cannot read 1.0 of %s/greeting: the registry says that its digest is %s, but its bytes have %s; they were changed or cut short on the way",
              registry.host(), other, image);
    }
  }

  @Nested
  class A_manifest {
    @ParameterizedTest
    @CsvSource({"this is no manifest", "''", "'{\"schemaVersion\":2,'"})
    void that_is_no_json_is_refused(String text) {
      registry.on(MANIFEST, manifest(MediaType.OCI_MANIFEST.name(), text.getBytes(UTF_8)));
      registry.on(
          "GET /v2/greeting/manifests/" + dev.lava.image.Digest.of(text.getBytes(UTF_8)),
          manifest(MediaType.OCI_MANIFEST.name(), text.getBytes(UTF_8)));

      assertThatThrownBy(() -> read())
          .isInstanceOf(ImageException.class)
          .hasMessageContaining("is no JSON");
    }

    @Test
    void of_a_log_in_page_is_refused() {
      registry.on(MANIFEST, body("<html>".getBytes(UTF_8), "Content-Type", "text/html"));

      assertThatThrownBy(() -> read())
          .hasMessageContaining("is no image manifest but of type text/html");
    }

    @Test
    void without_a_type_is_refused() {
      registry.on(MANIFEST, body(image.manifest()));

      assertThatThrownBy(() -> read())
          .hasMessage(
              "cannot read 1.0 of %s/greeting: the registry does not say what it is; it must have a Content-Type such as application/vnd.oci.image.manifest.v1+json",
              registry.host());
    }

    @Test
    void that_is_a_giant_is_not_read_to_its_end() {
      registry.on(MANIFEST, manifest(MediaType.OCI_MANIFEST.name(), new byte[5 << 20]));

      assertThatThrownBy(() -> read())
          .hasMessage(
              "cannot read 1.0 of %s/greeting: it has more than 4194304 bytes, the most that a manifest may have",
              registry.host());
    }

    @Test
    void that_breaks_off_is_refused() {
      registry.on(
          MANIFEST, broken(image.manifest(), 20, "Content-Type", MediaType.OCI_MANIFEST.name()));

      assertThatThrownBy(() -> read()).isInstanceOf(java.io.IOException.class);
    }
  }

  @Nested
  class A_redirect {
    @Test
    void to_another_host_takes_no_login_along() throws Exception {
      logIn();
      try (FakeRegistry other = new FakeRegistry()) {
        other.on("GET /storage", status(401, "WWW-Authenticate", "Basic realm=\"give\""));
        registry.on(
            MANIFEST,
            status(401, "WWW-Authenticate", "Basic realm=\"registry\""),
            manifest(MediaType.OCI_MANIFEST.name(), image.manifest()));
        registry.on(blob, status(307, "Location", "http://" + other.host() + "/storage"));

        assertThatThrownBy(() -> SampleImages.texts(read()))
            .hasMessageContaining("%s answers 401; ask those who run it", other.host());
        assertThat(registry.requests(blob)).extracting("authorization").containsExactly(BASIC);
        assertThat(other.requests("")).extracting("authorization").containsExactly("");

        other.on("GET /storage", body(layer));
        assertThat(SampleImages.texts(read())).containsEntry("etc/motd", "etc/motd");
        assertThat(other.requests("")).extracting("authorization").containsOnly("");
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"http://elsewhere.example/blob", "file:///etc/passwd", "http://a:b@127.0.0.1/"})
    void to_no_https_address_is_refused(String location) {
      registry.on(blob, status(302, "Location", location));

      assertThatThrownBy(() -> SampleImages.texts(read()))
          .hasMessageContaining("which is no https address; tell those who run the registry")
          .hasMessageNotContaining("a:b");
    }

    @Test
    void in_a_circle_ends() {
      registry.on(blob, status(307, "Location", blob.substring("GET ".length())));

      assertThatThrownBy(() -> SampleImages.texts(read()))
          .hasMessageContaining("redirects more than 5 times");
    }
  }

  @Nested
  class A_login {
    @Test
    void that_is_refused_is_sent_once() throws Exception {
      logIn();
      registry.on(MANIFEST, status(401, "WWW-Authenticate", "Basic realm=\"registry\""));

      assertThatThrownBy(() -> read())
          .hasMessage(
              "cannot read 1.0 of %s/greeting: %s answers 401; it was sent user 'ada' of %s; where that has expired or is another's, log in anew with 'docker login %s', 'podman login %s' or 'skopeo login %s'",
              registry.host(),
              registry.host(),
              directory.resolve(".docker/config.json"),
              registry.host(),
              registry.host(),
              registry.host());
      assertThat(registry.requests(MANIFEST))
          .extracting("authorization")
          .containsExactly("", BASIC);
    }

    @Test
    void that_is_not_there_is_told() {
      registry.on(MANIFEST, status(401, "WWW-Authenticate", "Basic realm=\"registry\""));

      assertThatThrownBy(() -> read())
          .hasMessageContaining("answers 401; there is no login for it in [")
          .hasMessageContaining("'docker login %s'", registry.host());
    }

    @Test
    void is_exchanged_for_a_token_once() throws Exception {
      logIn();
      registry.on("GET /token", said(200, "{\"token\":\"t0ken\",\"expires_in\":300}"));
      registry.on(
          MANIFEST, askedFor("t0ken", manifest(MediaType.OCI_MANIFEST.name(), image.manifest())));
      registry.on(blob, askedFor("t0ken", body(layer)));
      registry.on(
          FakeRegistry.blob("greeting", image.configDescriptor().digest()),
          askedFor("t0ken", body(image.configBytes())));

      assertThat(SampleImages.texts(read())).containsEntry("etc/motd", "etc/motd");
      assertThat(registry.requests("GET /token"))
          .extracting("line", "authorization")
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "GET /token?service=it&scope=repository%3Agreeting%3Apull", BASIC));
    }

    @Test
    void is_not_needed_where_the_token_service_gives_one_to_anybody() throws Exception {
      registry.on("GET /token", said(200, "{\"token\":\"anybodys\"}"));
      registry.on(
          MANIFEST,
          askedFor("anybodys", manifest(MediaType.OCI_MANIFEST.name(), image.manifest())));

      assertThat(read()).isEqualTo(image);
      assertThat(registry.requests("GET /token")).extracting("authorization").containsExactly("");
    }

    @Test
    void that_is_an_identity_token_is_exchanged_in_a_form() throws Exception {
      Files.createDirectories(directory.resolve(".docker"));
      Files.writeString(
          directory.resolve(".docker/config.json"),
          "{\"auths\":{\"%s\":{\"identitytoken\":\"id&ntity\"}}}".formatted(registry.host()));
      List<String> forms = new CopyOnWriteArrayList<>();
      registry.on(
          "POST /token",
          exchange -> {
            forms.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            said(200, "{\"access_token\":\"t0ken\"}").to(exchange);
          });
      registry.on(
          MANIFEST, askedFor("t0ken", manifest(MediaType.OCI_MANIFEST.name(), image.manifest())));

      assertThat(read()).isEqualTo(image);
      assertThat(forms)
          .containsExactly(
              "service=it&scope=repository%3Agreeting%3Apull&grant_type=refresh_token&client_id=lava"
                  + "&refresh_token=id%26ntity");
    }

    @Test
    void whose_tokens_are_never_enough_ends() throws Exception {
      logIn();
      registry.on("GET /token", said(200, "{\"access_token\":\"t0ken\"}"));
      registry.on(MANIFEST, status(401, "WWW-Authenticate", bearer(registry.host())));

      assertThatThrownBy(() -> read()).hasMessageContaining("answers 401; it was sent user 'ada'");
      assertThat(registry.requests(MANIFEST)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://elsewhere.example/token", "file:///etc/passwd", "", "::"})
    void does_not_go_to_a_token_service_without_tls(String realm) throws Exception {
      logIn();
      registry.on(
          MANIFEST, status(401, "WWW-Authenticate", "Bearer realm=\"%s\"".formatted(realm)));

      assertThatThrownBy(() -> read())
          .hasMessage(
              "%s sends for a token to something that is no https address, where a login must not go; tell those who run it",
              registry.host());
    }

    @Test
    void does_not_follow_a_token_services_redirect() throws Exception {
      logIn();
      try (FakeRegistry other = new FakeRegistry()) {
        registry.on("GET /token", status(307, "Location", "http://" + other.host() + "/token"));
        registry.on(MANIFEST, status(401, "WWW-Authenticate", bearer(registry.host())));

        assertThatThrownBy(() -> read())
            .hasMessageContaining("/token answers 307 and gives no token for");
        assertThat(other.requests("")).isEmpty();
      }
    }

    @Test
    void is_never_shown_even_where_the_registry_repeats_it() throws Exception {
      logIn();
      registry.on(
          MANIFEST,
          status(401, "WWW-Authenticate", "Basic realm=\"registry\""),
          exchange ->
              said(
                      403,
                      "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"%s %s\"}]}"
                          .formatted(FakeRegistry.header(exchange, "Authorization"), PASSWORD))
                  .to(exchange));

      assertThatThrownBy(() -> read())
          .hasMessageContaining("answers 403 (DENIED: Basic (hidden) (hidden))")
          .hasMessageNotContaining(PASSWORD)
          .hasMessageNotContaining(BASIC.substring("Basic ".length()));
    }

    private FakeRegistry.Reply askedFor(String token, FakeRegistry.Reply reply) {
      return exchange -> {
        boolean known = FakeRegistry.header(exchange, "Authorization").equals("Bearer " + token);
        (known ? reply : status(401, "WWW-Authenticate", bearer(registry.host()))).to(exchange);
      };
    }

    private static String bearer(String host) {
      return "Bearer realm=\"http://%s/token\",service=\"it\",scope=\"repository:greeting:pull\""
          .formatted(host);
    }
  }
}
