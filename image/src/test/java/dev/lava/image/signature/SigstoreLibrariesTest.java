package dev.lava.image.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Image;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.bom.BillOfMaterials;
import dev.lava.image.provenance.Provenance;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import dev.lava.image.signature.ImageVerification.Finding;
import dev.lava.image.signature.ImageVerification.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bundles of ours read by Sigstore's own libraries for JavaScript, and theirs read by us. */
class SigstoreLibrariesTest {
  @TempDir private Path directory;
  private static SigstoreLibraries sigstore;
  private Image image;
  private Path key;

  @BeforeAll
  static void install() throws Exception {
    sigstore = SigstoreLibraries.require();
  }

  @BeforeEach
  void make() throws Exception {
    image = SampleImages.withFiles(BlobDirectory.create(directory.resolve("blobs")), "greeting");
    key = KeyFiles.write(directory, "own", "secp256r1");
  }

  @Test
  void the_signatures_of_an_image_and_of_what_is_said_about_it_are_verified() throws Exception {
    Referrer bill =
        BillOfMaterials.of(image, "1.0", Map.of(), directory.resolve("memory")).about(image);
    Referrer provenance =
        new Provenance(Provenance.FUNCTION, new TreeMap<>(), List.of(), "1.0", Optional.empty())
            .about(image);

    List<Referrer> signatures = sign(bill, provenance);

    assertThat(signatures).hasSize(3);
    for (Referrer signature : signatures) {
      JsonNode statement = JsonMapper.shared().readTree(verify(json(signature), key).output());
      assertThat(statement.at("/subject/0/digest/sha256").asString())
          .isEqualTo(image.descriptor().digest().hex());
      assertThat(statement.at("/predicateType").asString())
          .isEqualTo(signature.annotations().get("dev.sigstore.bundle.predicateType"));
    }
  }

  @Test
  void a_signature_whose_statement_was_changed_is_refused() throws Exception {
    String bundle = json(sign().getFirst());
    String payload = JsonMapper.shared().readTree(bundle).at("/dsseEnvelope/payload").asString();
    String other =
        new String(Base64.getDecoder().decode(payload), UTF_8)
            .replace(image.descriptor().digest().hex(), "0".repeat(64));
    String changed = Base64.getEncoder().encodeToString(other.getBytes(UTF_8));

    assertThat(verify(bundle.replace(payload, changed), key))
        .isEqualTo(
            new SigstoreLibraries.Ended(1, "SIGNATURE_ERROR: signature verification failed\n"));
  }

  @Test
  void a_signature_of_another_key_is_not_found_by_its_hint() throws Exception {
    Path other = KeyFiles.write(directory, "other", "secp256r1");
    String bundle = json(sign().getFirst());
    String hint =
        JsonMapper.shared().readTree(bundle).at("/verificationMaterial/publicKey/hint").asString();

    assertThat(verify(bundle, other))
        .isEqualTo(
            new SigstoreLibraries.Ended(1, "PUBLIC_KEY_ERROR: key not found: " + hint + "\n"));
  }

  @Test
  void a_bundle_that_they_make_is_verified_by_us() throws Exception {
    JsonNode own = JsonMapper.shared().readTree(json(sign().getFirst()));
    Path statement =
        Files.write(
            directory.resolve("statement"),
            Base64.getDecoder().decode(own.at("/dsseEnvelope/payload").asString()));

    SigstoreLibraries.Ended signed = sigstore.run("sign.cjs", statement.toString(), key.toString());

    assertThat(findings(signed.output()))
        .containsEntry("signature", Outcome.HOLDS)
        .doesNotContainValue(Outcome.FAILS);
    ObjectNode changed = (ObjectNode) JsonMapper.shared().readTree(signed.output());
    ((ObjectNode) changed.get("dsseEnvelope")).put("payloadType", "text/plain");
    assertThat(findings(changed.toString())).containsEntry("signature", Outcome.FAILS);
  }

  private List<Referrer> sign(Referrer... said) throws Exception {
    return ImageSignature.sign(image, List.of(said), SigningKey.read(key, Optional.empty()));
  }

  private static String json(Referrer signature) throws Exception {
    return new String(signature.attachments().getFirst().bytes(), UTF_8);
  }

  private SigstoreLibraries.Ended verify(String bundle, Path with) throws Exception {
    Path file = Files.writeString(directory.resolve("bundle.json"), bundle);
    return sigstore.run("verify.cjs", file.toString(), KeyFiles.publicKey(with).toString());
  }

  private Map<String, Outcome> findings(String bundle) throws Exception {
    Referrer signature =
        Referrer.of(
            image.descriptor(),
            ImageSignature.MEDIA_TYPE,
            List.of(Attachment.of(ImageSignature.MEDIA_TYPE, bundle.getBytes(UTF_8))),
            Map.of());
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (Finding finding :
        ImageVerification.of(image, List.of(signature), KeyFiles.publicKey(key))) {
      outcomes.put(finding.name(), finding.outcome());
    }
    return outcomes;
  }
}
