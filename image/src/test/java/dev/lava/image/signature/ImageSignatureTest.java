package dev.lava.image.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Child;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.SampleImages;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.bom.BillOfMaterials;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.provenance.Provenance;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import dev.lava.image.signature.ImageVerification.Finding;
import dev.lava.image.signature.ImageVerification.Outcome;
import dev.lava.testing.RequiredTool;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImageSignatureTest {
  private static final Reference NAME = Reference.parse("greeting");

  @TempDir private Path directory;
  private OciLayout layout;
  private Image image;
  private Path key;
  private Path publicKey;

  @BeforeEach
  void make() throws Exception {
    layout = OciLayout.create(directory.resolve("layout"));
    image = image("greeting");
    key = KeyFiles.write(directory, "own", "secp256r1");
    publicKey = KeyFiles.publicKey(key);
  }

  private Image image(String file) throws Exception {
    BlobDirectory elsewhere = BlobDirectory.create(directory.resolve("elsewhere"));
    Image made = SampleImages.withFiles(elsewhere, file);
    layout.write(NAME, made);
    layout.attach(
        BillOfMaterials.of(made, "1.0", Map.of(), directory.resolve("memory")).about(made));
    layout.attach(
        new Provenance(Provenance.FUNCTION, new TreeMap<>(), List.of(), "1.0", Optional.empty())
            .about(made));
    return layout.read(NAME).orElseThrow();
  }

  @Nested
  class As_a_bundle {
    @Test
    void has_the_members_that_sigstore_names() throws Exception {
      Referrer signature = sign(ImageSignature.PREDICATE_TYPE);
      JsonNode bundle = JsonMapper.shared().readTree(signature.attachments().getFirst().bytes());

      assertThat(signature.artifactType())
          .hasToString("application/vnd.dev.sigstore.bundle.v0.3+json");
      assertThat(signature.annotations())
          .containsEntry("dev.sigstore.bundle.content", "dsse-envelope")
          .containsEntry(
              "dev.sigstore.bundle.predicateType", "https://sigstore.dev/cosign/sign/v1");
      assertThat(bundle.propertyNames())
          .containsExactly("mediaType", "verificationMaterial", "dsseEnvelope");
      assertThat(bundle.at("/mediaType").asString())
          .isEqualTo("application/vnd.dev.sigstore.bundle.v0.3+json");
      assertThat(bundle.at("/dsseEnvelope/payloadType").asString())
          .isEqualTo("application/vnd.in-toto+json");
    }

    @Test
    void states_the_digest_of_the_manifest() throws Exception {
      assertThat(new String(payload(sign(ImageSignature.PREDICATE_TYPE)), UTF_8))
          .isEqualTo(
              """
              {"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"%s"}}],\
              "predicateType":"https://sigstore.dev/cosign/sign/v1","predicate":{}}"""
                  .formatted(image.descriptor().digest().hex()));
    }

    /** The envelope's rule, written here a second time; openssl knows neither. */
    @Test
    void is_verified_by_openssl() throws Exception {
      RequiredTool.ofDebian("openssl").require();
      Referrer signature = sign(ImageSignature.PREDICATE_TYPE);
      JsonNode bundle = JsonMapper.shared().readTree(signature.attachments().getFirst().bytes());
      byte[] payload = payload(signature);
      ByteArrayOutputStream signed = new ByteArrayOutputStream();
      signed.writeBytes(
          ("DSSEv1 28 application/vnd.in-toto+json " + payload.length + " ").getBytes(UTF_8));
      signed.writeBytes(payload);
      Path message = Files.write(directory.resolve("message"), signed.toByteArray());
      Path raw =
          Files.write(
              directory.resolve("raw"),
              Base64.getDecoder().decode(bundle.at("/dsseEnvelope/signatures/0/sig").asString()));

      assertThat(
              Child.run(
                  "openssl",
                  "dgst",
                  "-sha256",
                  "-verify",
                  publicKey.toString(),
                  "-signature",
                  raw.toString(),
                  message.toString()))
          .isEqualTo("Verified OK\n");
    }

    @Test
    void hints_at_the_key_by_the_digest_that_openssl_computes_too() throws Exception {
      RequiredTool.ofDebian("openssl").require();
      Path der = directory.resolve("key.der");
      Child.run(
          "openssl",
          "pkey",
          "-pubin",
          "-in",
          publicKey.toString(),
          "-outform",
          "DER",
          "-out",
          der.toString());
      JsonNode bundle =
          JsonMapper.shared()
              .readTree(sign(ImageSignature.PREDICATE_TYPE).attachments().getFirst().bytes());

      byte[] hint =
          Base64.getDecoder().decode(bundle.at("/verificationMaterial/publicKey/hint").asString());
      assertThat(java.util.HexFormat.of().formatHex(hint))
          .isEqualTo(Digest.of(Files.readAllBytes(der)).hex());
    }

    @Test
    void is_not_made_twice() throws Exception {
      assertThat(signAll()).hasSize(3);
      assertThat(signAll()).isEmpty();
    }
  }

  @Nested
  class Verified {
    @BeforeEach
    void sign() throws Exception {
      signAll();
    }

    @Test
    void holds_in_every_part() throws Exception {
      assertThat(verify(publicKey))
          .allSatisfy(
              finding ->
                  assertThat(finding.outcome()).as(finding.detail()).isEqualTo(Outcome.HOLDS))
          .extracting(Finding::name)
          .containsExactly("signature", "manifest", "config", "layer 1", "sbom", "provenance");
    }

    @Test
    void with_another_key_does_not_hold() throws Exception {
      Path other = KeyFiles.publicKey(KeyFiles.write(directory, "other", "secp256r1"));

      assertThat(failures(other))
          .containsEntry("signature", "there are 3, and none was made with the key of " + other)
          .containsOnlyKeys("signature", "sbom", "provenance");
    }

    @Test
    void of_another_image_does_not_hold() throws Exception {
      List<Referrer> signatures = bundles();
      image = image("another");
      for (Referrer foreign : signatures) {
        layout.attach(
            Referrer.of(
                image.descriptor(),
                foreign.artifactType(),
                foreign.attachments(),
                foreign.annotations()));
      }

      assertThat(failures(publicKey))
          .hasEntrySatisfying(
              "signature",
              detail ->
                  assertThat(detail)
                      .startsWith("what %s has signed in ".formatted(publicKey))
                      .endsWith(" is about another image, or no signature but something said"))
          .containsOnlyKeys("signature", "sbom", "provenance");
    }

    @Test
    void with_a_layer_of_other_bytes_does_not_hold() throws Exception {
      Path blob = layout.blobs().file(image.layers().getFirst().descriptor().digest());
      byte[] bytes = Files.readAllBytes(blob);
      bytes[bytes.length / 2] ^= 1;
      Files.write(blob, bytes);

      assertThat(failures(publicKey))
          .containsOnlyKeys("layer 1")
          .hasEntrySatisfying("layer 1", detail -> assertThat(detail).contains(" is damaged: "));
    }

    @Test
    void whose_statement_was_changed_does_not_hold() throws Exception {
      Referrer signature = bundle(ImageSignature.PREDICATE_TYPE);
      String json = new String(signature.attachments().getFirst().bytes(), UTF_8);
      String payload = JsonMapper.shared().readTree(json).at("/dsseEnvelope/payload").asString();
      String changed =
          Base64.getEncoder()
              .encodeToString(
                  new String(Base64.getDecoder().decode(payload), UTF_8)
                      .replace("\"predicate\":{}", "\"predicate\":{\"a\":1}")
                      .getBytes(UTF_8));
      replace(signature, json.replace(payload, changed));

      assertThat(failures(publicKey))
          .containsOnlyKeys("signature")
          .hasEntrySatisfying(
              "signature",
              detail ->
                  assertThat(detail)
                      .endsWith(" names this key and does not hold: what it signs was changed"));
    }

    @Test
    void that_is_no_bundle_does_not_hold() throws Exception {
      replace(bundle(ImageSignature.PREDICATE_TYPE), "{}");

      assertThat(failures(publicKey).get("signature"))
          .endsWith(" is of type ''; Lava reads application/vnd.dev.sigstore.bundle.v0.3+json");
    }

    @Test
    void whose_bill_of_materials_was_exchanged_does_not_hold() throws Exception {
      Referrer bill =
          layout.referrers(image.descriptor().digest()).stream()
              .filter(one -> one.artifactType().equals(BillOfMaterials.MEDIA_TYPE))
              .findFirst()
              .orElseThrow();
      replace(bill, new String(bill.attachments().getFirst().bytes(), UTF_8).replace("1.0", "9"));

      assertThat(failures(publicKey))
          .containsOnlyKeys("sbom")
          .hasEntrySatisfying(
              "sbom",
              detail ->
                  assertThat(detail)
                      .endsWith(
                          " is not signed with %s, or was changed since; 'lava sign' signs it"
                              .formatted(publicKey)));
    }

    private void replace(Referrer before, String json) throws Exception {
      layout.detach(before);
      layout.attach(
          Referrer.of(
              image.descriptor(),
              before.artifactType(),
              List.of(Attachment.of(before.artifactType(), json.getBytes(UTF_8))),
              before.annotations()));
    }
  }

  @Test
  void that_is_missing_is_named_with_the_cure() throws Exception {
    assertThat(failures(publicKey))
        .containsEntry("signature", "there is none; 'lava sign' makes one");
  }

  @Test
  void of_an_image_without_further_statements_says_so_and_holds() throws Exception {
    image = SampleImages.withFiles(layout.blobs(), "bare");
    layout.write(NAME, image);
    signAll();

    assertThat(verify(publicKey))
        .filteredOn(finding -> finding.outcome() != Outcome.HOLDS)
        .extracting(finding -> finding.name() + " " + finding.outcome())
        .containsExactly("sbom ABSENT", "provenance ABSENT");
  }

  private List<Referrer> signAll() throws Exception {
    List<Referrer> made =
        ImageSignature.sign(
            image,
            layout.referrers(image.descriptor().digest()),
            SigningKey.read(key, Optional.empty()));
    for (Referrer bundle : made) {
      layout.attach(bundle);
    }
    return made;
  }

  private Referrer sign(String predicateType) throws Exception {
    signAll();
    return bundle(predicateType);
  }

  private Referrer bundle(String predicateType) throws Exception {
    return bundles().stream()
        .filter(one -> one.annotations().containsValue(predicateType))
        .findFirst()
        .orElseThrow();
  }

  private List<Referrer> bundles() throws Exception {
    return new ArrayList<>(
        layout.referrers(image.descriptor().digest()).stream()
            .filter(one -> one.artifactType().equals(ImageSignature.MEDIA_TYPE))
            .toList());
  }

  private static byte[] payload(Referrer signature) throws Exception {
    JsonNode bundle = JsonMapper.shared().readTree(signature.attachments().getFirst().bytes());
    return Base64.getDecoder().decode(bundle.at("/dsseEnvelope/payload").asString());
  }

  private List<Finding> verify(Path with) throws Exception {
    return ImageVerification.of(image, layout.referrers(image.descriptor().digest()), with);
  }

  private Map<String, String> failures(Path with) throws Exception {
    Map<String, String> failures = new TreeMap<>();
    for (Finding finding : verify(with)) {
      if (finding.outcome() == Outcome.FAILS) {
        failures.put(finding.name(), finding.detail());
      }
    }
    return failures;
  }
}
