package dev.lava.image.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.change.ImageChange;
import dev.lava.image.referrer.Referrer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {
  private static final Digest DIGEST = Digest.of("a package".getBytes(UTF_8));

  private final Image image = ImageChange.empty(Platform.AMD64);

  @Test
  void says_what_went_in_and_which_lava_was_at_work() {
    assertThat(text(provenance(Optional.empty())))
        .isEqualTo(
            """
            {"_type":"https://in-toto.io/Statement/v1",\
            "subject":[{"digest":{"sha256":"%s"}}],\
            "predicateType":"https://slsa.dev/provenance/v1",\
            "predicate":{"buildDefinition":{"buildType":"urn:lava:build:base:v1",\
            "externalParameters":{"platform":"linux/amd64","recipe":"java25"},\
            "resolvedDependencies":[\
            {"uri":"pkg:deb/debian/bash@5","digest":{"sha256":"%s"}},\
            {"uri":"pkg:deb/debian/dash@1","digest":{"sha256":"%s"}}]},\
            "runDetails":{"builder":{"id":"urn:lava","version":{"lava":"1.0"}}}}}"""
                .formatted(image.descriptor().digest().hex(), DIGEST.hex(), DIGEST.hex()));
  }

  @Test
  void tells_no_time_but_the_one_it_is_given() {
    assertThat(text(provenance(Optional.of(Instant.parse("2026-11-22T00:00:00Z")))))
        .contains("\"metadata\":{\"finishedOn\":\"2026-11-22T00:00:00Z\"}");
  }

  @Test
  void is_a_statement_about_its_image() throws Exception {
    Referrer referrer = provenance(Optional.empty()).about(image);

    assertThat(referrer.artifactType()).hasToString("application/vnd.in-toto+json");
    assertThat(referrer.annotations())
        .containsEntry("in-toto.io/predicate-type", "https://slsa.dev/provenance/v1");
    assertThat(Statement.parse(referrer.attachments().getFirst().bytes(), "it").subjects())
        .containsExactly(image.descriptor().digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"_type\":\"https://in-toto.io/Statement/v0.1\"}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{}]}",
      })
  void of_another_form_is_refused(String json) {
    assertThatThrownBy(() -> Statement.parse(json.getBytes(UTF_8), "the document"))
        .hasMessageStartingWith("the document is no in-toto statement");
  }

  private static Provenance provenance(Optional<Instant> time) {
    SortedMap<String, String> parameters = new TreeMap<>();
    parameters.put("recipe", "java25");
    parameters.put("platform", "linux/amd64");
    return new Provenance(
        Provenance.BASE,
        parameters,
        List.of(
            new Material("pkg:deb/debian/dash@1", DIGEST),
            new Material("pkg:deb/debian/bash@5", DIGEST),
            new Material("pkg:deb/debian/bash@5", DIGEST)),
        "1.0",
        time);
  }

  private String text(Provenance provenance) {
    return new String(provenance.of(image).toJson(), UTF_8);
  }
}
