package dev.lava.image.registry;

import static dev.lava.image.registry.FakeRegistry.said;
import static dev.lava.image.registry.FakeRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushing to registries that break off, forget, and take little at a time. */
class UploadTest {
  private static final String BEGIN = "POST /v2/greeting/blobs/uploads/";
  private static final String PATCH = "PATCH /v2/greeting/session";
  private static final String PROGRESS = "GET /v2/greeting/session";
  private static final String FINISH = "PUT /v2/greeting/session";
  private static final int HALF = 1 << 16;

  @TempDir private Path directory;
  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream stored = new ByteArrayOutputStream();
  private FakeRegistry registry;
  private Image image;
  private Layer layer;

  @BeforeEach
  void start() throws Exception {
    registry = new FakeRegistry();
    image = imageOf(2 << 20);
    layer = image.layers().getFirst();
    registry
        .on("HEAD /v2/greeting/blobs/" + image.configDescriptor().digest(), status(200))
        .on(BEGIN, status(202, "Location", "/v2/greeting/session"))
        .on(PATCH, this::store)
        .on(FINISH, status(201))
        .on("PUT /v2/greeting/manifests/1.0", status(201));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  /** One layer with this many bytes that do not become fewer. */
  private Image imageOf(int size) throws IOException {
    byte[] noise = new byte[size];
    new Random(1).nextBytes(noise);
    FileTree tree =
        FileTree.builder().put("noise", new Node.File(Content.of(noise), 0_644)).build();
    return ImageChange.append(
        ImageChange.empty(Platform.AMD64),
        LayerWriter.write(tree, BlobDirectory.create(directory.resolve("blobs"))),
        new HistoryEntry("a test", ""));
  }

  private Pushed push() throws IOException {
    return new Registries(
            new RegistrySettings(Set.of(), Optional.empty()),
            Map.of("HOME", directory.toString()),
            new Retries(
                3,
                Duration.ofMillis(500),
                Duration.ofMinutes(2),
                Duration.ofSeconds(20),
                Clock.systemUTC(),
                slept::add))
        .push(
            Reference.parse(registry.host() + "/greeting:1.0"),
            image,
            List.of(),
            Optional.empty(),
            Progress.SILENT);
  }

  private void store(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().transferTo(stored);
    accept(exchange);
  }

  private void accept(HttpExchange exchange) throws IOException {
    status(202, "Location", "/v2/greeting/session", "Range", "0-" + (stored.size() - 1))
        .to(exchange);
  }

  /** Takes some of the bytes and closes the connection. */
  private void storeHalf(HttpExchange exchange) throws IOException {
    stored.writeBytes(exchange.getRequestBody().readNBytes(HALF));
  }

  private FakeRegistry.Reply progress() {
    return exchange ->
        status(204, "Location", "/v2/greeting/session", "Range", "0-" + (stored.size() - 1))
            .to(exchange);
  }

  private void assertAllIsThere() throws IOException {
    assertThat(stored.toByteArray()).isEqualTo(FakeRegistry.bytes(layer));
    assertThat(registry.requests(FINISH))
        .extracting("line")
        .last()
        .isEqualTo(FINISH + "?digest=" + layer.descriptor().digest());
  }

  @Test
  void a_blob_goes_in_one_piece() throws Exception {
    assertThat(push().sent()).isEqualTo(1);

    assertAllIsThere();
    assertThat(registry.requests(PATCH)).extracting("contentRange").containsExactly("");
  }

  @Nested
  class Of_a_small_blob {
    @BeforeEach
    void take() throws Exception {
      image = imageOf(1 << 18);
      layer = image.layers().getFirst();
      registry
          .on("HEAD /v2/greeting/blobs/" + image.configDescriptor().digest(), status(200))
          .on(FINISH, this::storeWithDigest);
    }

    private void storeWithDigest(HttpExchange exchange) throws IOException {
      exchange.getRequestBody().transferTo(stored);
      status(201).to(exchange);
    }

    @Test
    void goes_with_its_digest() throws Exception {
      assertThat(push().sent()).isEqualTo(1);

      assertAllIsThere();
      assertThat(registry.requests(BEGIN)).hasSize(1);
      assertThat(registry.requests(PATCH)).isEmpty();
    }

    @Test
    void goes_the_long_way_where_the_registry_does_not_take_it_so() throws Exception {
      registry.on(FINISH, status(405), status(201));

      assertThat(push().sent()).isEqualTo(1);

      assertAllIsThere();
      assertThat(registry.requests(BEGIN)).hasSize(2);
      assertThat(registry.requests(PATCH)).hasSize(1);
    }

    @Test
    void goes_the_long_way_where_the_connection_breaks() throws Exception {
      registry.on(FINISH, exchange -> {}, status(201));

      push();

      assertAllIsThere();
    }

    @Test
    void is_not_pushed_where_it_is_damaged_here() throws Exception {
      damage();

      assertThatThrownBy(UploadTest.this::push)
          .hasMessageContaining("is damaged: its bytes have the digest");
      assertThat(stored.size()).isLessThan((int) layer.descriptor().size());
      assertThat(registry.requests("PUT /v2/greeting/manifests")).isEmpty();
    }
  }

  @Test
  void a_broken_upload_goes_on_where_the_registry_says() throws Exception {
    registry.on(PATCH, this::storeHalf, this::store).on(PROGRESS, progress());

    push();

    assertAllIsThere();
    assertThat(registry.requests(PATCH))
        .extracting("contentRange")
        .containsExactly("", HALF + "-" + (layer.descriptor().size() - 1));
    assertThat(slept).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void a_session_that_the_registry_has_forgotten_begins_anew() throws Exception {
    registry
        .on(PATCH, this::storeHalf, this::store)
        .on(
            PROGRESS,
            exchange -> {
              stored.reset();
              status(404).to(exchange);
            });

    push();

    assertAllIsThere();
    assertThat(registry.requests(BEGIN)).hasSize(2);
  }

  @Test
  void a_registry_that_takes_nothing_is_given_up() {
    registry.on(PATCH, exchange -> {}).on(PROGRESS, status(404));

    assertThatThrownBy(this::push)
        .hasMessage(
            "cannot push the blob %s to %s: the connection broke again and again, the last time after 0 of %d bytes; check the network, then run the command again",
            layer.descriptor().digest(), registry.host(), layer.descriptor().size());
    assertThat(registry.requests("PUT /v2/greeting/manifests")).isEmpty();
  }

  @Test
  void a_busy_registry_is_waited_for() throws Exception {
    registry
        .on(PATCH, status(429, "Retry-After", "3"), this::store)
        .on(PROGRESS, status(204, "Range", "0-0"));

    push();

    assertAllIsThere();
    assertThat(slept).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void a_registry_that_finds_a_request_too_large_gets_pieces() throws Exception {
    image = imageOf(9 << 20);
    layer = image.layers().getFirst();
    registry
        .on("HEAD /v2/greeting/blobs/" + image.configDescriptor().digest(), status(200))
        .on(PATCH, status(413), this::store);

    push();

    assertAllIsThere();
    assertThat(registry.requests(PATCH))
        .extracting("contentRange")
        .containsExactly(
            "", "0-" + ((8 << 20) - 1), (8 << 20) + "-" + (layer.descriptor().size() - 1));
  }

  @Test
  void an_answer_that_got_lost_does_no_harm() throws Exception {
    registry
        .on("HEAD /v2/greeting/blobs/" + layer.descriptor().digest(), status(404), status(200))
        .on(FINISH, exchange -> {}, status(404));

    push();

    assertAllIsThere();
  }

  @Test
  void a_refusal_is_told_in_the_registrys_words() {
    registry.on(
        BEGIN,
        said(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no such repository\"}]}"));

    assertThatThrownBy(this::push)
        .hasMessageStartingWith(
            "cannot push the blob %s to %s: %s answers 403 (DENIED: no such repository); there is no login for it in",
            layer.descriptor().digest(), registry.host(), registry.host());
  }

  @Test
  void a_session_on_another_host_gets_no_login() throws Exception {
    Files.createDirectories(directory.resolve(".docker"));
    Files.writeString(
        directory.resolve(".docker/config.json"),
        "{\"auths\": {\"%s\": {\"username\": \"ada\", \"password\": \"secret\"}}}"
            .formatted(registry.host()));
    try (FakeRegistry other = new FakeRegistry()) {
      registry.on(
          BEGIN,
          status(401, "WWW-Authenticate", "Basic realm=\"registry\""),
          status(202, "Location", "http://" + other.host() + "/session"));
      other
          .on(
              "PATCH /session",
              exchange -> {
                exchange.getRequestBody().transferTo(stored);
                status(202, "Location", "/session").to(exchange);
              })
          .on("PUT /session", status(201));

      push();

      assertThat(stored.toByteArray()).isEqualTo(FakeRegistry.bytes(layer));
      assertThat(other.requests("")).extracting("authorization").containsOnly("");
      assertThat(registry.requests("PUT /v2/greeting/manifests"))
          .extracting("authorization")
          .doesNotContain("");
    }
  }

  @Test
  void a_registry_that_stores_something_else_is_found_out() {
    String other = "sha256:" + "0".repeat(64);
    registry.on("PUT /v2/greeting/manifests/1.0", status(201, "Docker-Content-Digest", other));

    assertThatThrownBy(this::push)
        .hasMessage(
            "cannot push 1.0 to %s/greeting: it has the digest %s, but the registry stored something with %s",
            registry.host(), image, other);
  }

  @Test
  void a_layer_that_is_damaged_here_is_not_pushed() throws Exception {
    damage();

    assertThatThrownBy(this::push).hasMessageContaining("is damaged: its bytes have the digest");
    assertThat(registry.requests(FINISH)).isEmpty();
  }

  private void damage() throws IOException {
    Path file = directory.resolve("blobs").resolve(layer.descriptor().digest().hex());
    byte[] bytes = Files.readAllBytes(file);
    bytes[1000]++;
    Files.write(file, bytes);
  }
}
