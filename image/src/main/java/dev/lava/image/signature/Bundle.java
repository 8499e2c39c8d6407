package dev.lava.image.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.MediaType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An envelope and a hint of which key opens it (Sigstore, {@code sigstore_bundle.proto}, version
 * 0.3, in its JSON form).
 *
 * @param keyHint the digest of the public key's DER form in Base64; empty where the bundle says
 *     something else, such as a certificate
 * @param envelope the signed statement
 */
record Bundle(String keyHint, Envelope envelope) {
  static final MediaType MEDIA_TYPE =
      new MediaType("application/vnd.dev.sigstore.bundle.v0.3+json");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static Bundle signed(String payloadType, byte[] payload, SigningKey key) {
    return new Bundle(
        PublicKeyFile.hint(key.publicKey()), Envelope.signed(payloadType, payload, key));
  }

  /**
   * Reads a bundle.
   *
   * @param document what messages call it
   */
  static Bundle parse(byte[] json, String document) throws SignatureException {
    try {
      JsonNode bundle = MAPPER.readTree(json);
      if (!bundle.path("mediaType").asString("").equals(MEDIA_TYPE.name())) {
        throw new SignatureException(
            "%s is of type '%s'; Lava reads %s"
                .formatted(document, bundle.path("mediaType").asString(""), MEDIA_TYPE));
      }
      JsonNode envelope = bundle.path("dsseEnvelope");
      if (!envelope.isObject()) {
        throw new SignatureException(
            "%s has no dsseEnvelope, which is where a statement about an image is"
                .formatted(document));
      }
      List<byte[]> signatures = new ArrayList<>();
      for (JsonNode signature : envelope.path("signatures")) {
        signatures.add(Base64.getDecoder().decode(signature.path("sig").asString("")));
      }
      return new Bundle(
          bundle.at("/verificationMaterial/publicKey/hint").asString(""),
          new Envelope(
              envelope.path("payloadType").asString(""),
              Base64.getDecoder().decode(envelope.path("payload").asString("")),
              signatures));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new SignatureException(
          "%s is no bundle that can be read: %s".formatted(document, e.getMessage()), e);
    }
  }

  byte[] toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("mediaType", MEDIA_TYPE.name());
    json.putObject("verificationMaterial").putObject("publicKey").put("hint", keyHint);
    ObjectNode dsse = json.putObject("dsseEnvelope");
    dsse.put("payload", Base64.getEncoder().encodeToString(envelope.payload()));
    dsse.put("payloadType", envelope.payloadType());
    var signatures = dsse.putArray("signatures");
    for (byte[] signature : envelope.signatures()) {
      signatures.addObject().put("sig", Base64.getEncoder().encodeToString(signature));
    }
    return MAPPER.writeValueAsString(json).getBytes(UTF_8);
  }
}
