package dev.lava.image.registry;

import static dev.lava.image.registry.FakeRegistry.body;
import static dev.lava.image.registry.FakeRegistry.manifest;
import static dev.lava.image.registry.FakeRegistry.said;
import static dev.lava.image.registry.FakeRegistry.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Descriptor;
import dev.lava.image.Image;
import dev.lava.image.ImageIndex;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import dev.lava.image.change.ImageChange;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that keep a list of referrers, and such that do not. */
class ReferrerListTest {
  private final Image image = ImageChange.empty(Platform.AMD64);
  private final Referrer bill = about(image.descriptor(), "bill");
  private final Referrer signature = about(image.descriptor(), "signature");
  private FakeRegistry registry;

  @BeforeEach
  void start() throws Exception {
    registry = new FakeRegistry();
    registry.serve("greeting", "1.0", image);
    for (Referrer referrer : List.of(bill, signature)) {
      registry.on(
          "GET /v2/greeting/manifests/" + referrer,
          manifest(MediaType.OCI_MANIFEST.name(), referrer.manifest()));
    }
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private static Referrer about(Descriptor subject, String text) {
    return Referrer.of(
        subject,
        new MediaType("application/vnd.example." + text),
        List.of(Attachment.of(new MediaType("text/plain"), text.getBytes(UTF_8))),
        Map.of());
  }

  private Registries registries() {
    return new Registries(
        new RegistrySettings(Set.of(), Optional.empty()), Map.of("HOME", "/none"));
  }

  private Reference name() {
    return Reference.parse(registry.host() + "/greeting:1.0");
  }

  private List<Referrer> read() throws IOException {
    return registries().referrers(name(), image);
  }

  private static byte[] list(Referrer... referrers) {
    ImageIndex index = ImageIndex.empty();
    for (Referrer referrer : referrers) {
      index = index.with(new ImageIndex.Entry(referrer.descriptor(), Optional.empty()));
    }
    return index.toJson();
  }

  private String listed() {
    return "GET /v2/greeting/referrers/" + image;
  }

  private String tag() {
    return "sha256-" + image.descriptor().digest().hex();
  }

  @Test
  void a_list_is_read_page_by_page() throws Exception {
    registry
        .on(listed(), body(list(bill), "Link", "</v2/greeting/more>; rel=\"next\""))
        .on("GET /v2/greeting/more", body(list(signature)));

    assertThat(read()).containsExactly(bill, signature);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 501})
  void without_a_list_the_tag_is_read(int status) throws Exception {
    registry
        .on(listed(), status(status))
        .on(
            "GET /v2/greeting/manifests/" + tag(),
            manifest(MediaType.OCI_INDEX.name(), list(bill, signature)));

    assertThat(read()).containsExactly(bill, signature);
  }

  @Test
  void nothing_said_is_an_empty_list() throws Exception {
    assertThat(read()).isEmpty();
  }

  @Test
  void what_is_about_another_image_is_passed_over() throws Exception {
    Referrer stray = about(ImageChange.empty(Platform.ARM64).descriptor(), "bill");
    registry
        .on(listed(), body(list(stray, signature)))
        .on(
            "GET /v2/greeting/manifests/" + stray,
            manifest(MediaType.OCI_MANIFEST.name(), stray.manifest()));

    assertThat(read()).containsExactly(signature);
  }

  @Test
  void next_pages_are_on_the_registry_or_behind_tls() {
    registry.on(listed(), body(list(bill), "Link", "<http://elsewhere.example/>; rel=\"next\""));

    assertThatThrownBy(this::read).hasMessageContaining("which is no https address");
  }

  @Test
  void a_registry_that_notes_the_subject_needs_no_tag() throws Exception {
    registry
        .on("HEAD /v2/greeting/blobs/" + image.configDescriptor().digest(), status(200))
        .on("HEAD /v2/greeting/blobs/" + bill.config().descriptor().digest(), status(200))
        .on(
            "HEAD /v2/greeting/blobs/" + bill.attachments().getFirst().descriptor().digest(),
            status(200))
        .on("PUT /v2/greeting/manifests/1.0", status(201))
        .on(
            "PUT /v2/greeting/manifests/" + bill,
            said(201, "", "OCI-Subject", image.descriptor().digest().toString()));

    registries().push(name(), image, List.of(bill), Optional.empty(), Progress.SILENT);

    assertThat(registry.requests("PUT "))
        .extracting("line")
        .containsExactly("PUT /v2/greeting/manifests/1.0", "PUT /v2/greeting/manifests/" + bill);
  }
}
