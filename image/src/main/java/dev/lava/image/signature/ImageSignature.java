package dev.lava.image.signature;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.MediaType;
import dev.lava.image.bom.BillOfMaterials;
import dev.lava.image.provenance.Provenance;
import dev.lava.image.provenance.Statement;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signs images and what is said about them. */
public final class ImageSignature {
  /** What a statement that says nothing but "I stand by this" says of itself. */
  public static final String PREDICATE_TYPE = "https://sigstore.dev/cosign/sign/v1";

  /** What a statement that carries a bill of materials says of itself. */
  public static final String BILL_PREDICATE_TYPE = "https://cyclonedx.org/bom";

  /** What a signature is, as a referrer. */
  public static final MediaType MEDIA_TYPE = Bundle.MEDIA_TYPE;

  private ImageSignature() {}

  /**
   * Signs the image, its provenance, and its bill of materials.
   *
   * @param said what is kept beside the image; what the key has signed already is not signed again
   * @return what is to be kept beside the image from now on, besides that
   */
  public static List<Referrer> sign(Image image, List<Referrer> said, SigningKey key)
      throws IOException {
    Map<String, byte[]> statements = new TreeMap<>();
    statements.put(
        PREDICATE_TYPE,
        statement(image, PREDICATE_TYPE, JsonNodeFactory.instance.objectNode()).toJson());
    for (Referrer referrer : said) {
      if (referrer.artifactType().equals(BillOfMaterials.MEDIA_TYPE)) {
        statements.put(BILL_PREDICATE_TYPE, billStatement(image, referrer).toJson());
      } else if (referrer.artifactType().equals(Statement.MEDIA_TYPE)) {
        byte[] provenance = referrer.attachments().getFirst().bytes();
        Statement read = Statement.parse(provenance, "the provenance " + referrer);
        if (read.subjects().contains(image.descriptor().digest())
            && read.predicateType().equals(Provenance.PREDICATE_TYPE)) {
          statements.put(Provenance.PREDICATE_TYPE, provenance);
        }
      }
    }
    List<Referrer> bundles = new ArrayList<>();
    List<SignedStatement> known = SignedStatement.by(key.publicKey(), said);
    statements.forEach(
        (predicateType, statement) -> {
          if (known.stream().noneMatch(one -> one.says(statement))) {
            bundles.add(bundle(image, predicateType, statement, key));
          }
        });
    return bundles;
  }

  private static Statement statement(Image image, String predicateType, ObjectNode predicate) {
    Digest subject = image.descriptor().digest();
    return new Statement(List.of(subject), predicateType, predicate);
  }

  /** What is signed of a bill of materials: all of it, and the image that it is of. */
  static Statement billStatement(Image image, Referrer bill) throws IOException {
    byte[] json = bill.attachments().getFirst().bytes();
    try {
      if (JsonMapper.shared().readTree(json) instanceof ObjectNode object) {
        return statement(image, BILL_PREDICATE_TYPE, object);
      }
    } catch (JacksonException e) {
      throw new SignatureException(
          "the bill of materials %s cannot be read: %s".formatted(bill, e.getMessage()), e);
    }
    throw new SignatureException("the bill of materials %s is no object".formatted(bill));
  }

  /** As cosign keeps it (cosign, "Bundle Specification"). */
  private static Referrer bundle(
      Image image, String predicateType, byte[] statement, SigningKey key) {
    byte[] json = Bundle.signed(Statement.MEDIA_TYPE.name(), statement, key).toJson();
    return Referrer.of(
        image.descriptor(),
        MEDIA_TYPE,
        List.of(Attachment.of(MEDIA_TYPE, json)),
        Map.of(
            "dev.sigstore.bundle.content",
            "dsse-envelope",
            "dev.sigstore.bundle.predicateType",
            predicateType));
  }
}
