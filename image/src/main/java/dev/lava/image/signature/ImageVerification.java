package dev.lava.image.signature;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.bom.BillOfMaterials;
import dev.lava.image.provenance.Provenance;
import dev.lava.image.provenance.Statement;
import dev.lava.image.referrer.Referrer;
import dev.lava.image.tar.LayerReader;
import dev.lava.image.tar.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies an image and what is said about it, with a public key. */
public final class ImageVerification {
  private final Image image;
  private final List<Referrer> said;
  private final PublicKey key;
  private final Path keyFile;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * One thing that was verified.
   *
   * @param name what: {@code signature}, {@code manifest}, {@code config}, {@code layer 1}, {@code
   *     sbom}, {@code provenance}
   * @param outcome whether all is well
   * @param detail what was seen, in words
   */
  public record Finding(String name, Outcome outcome, String detail) {}

  /** What became of one thing that was verified. */
  public enum Outcome {
    HOLDS,
    FAILS,
    /** There is none, and nothing says that there should be. */
    ABSENT
  }

  private ImageVerification(Image image, List<Referrer> said, PublicKey key, Path keyFile) {
    this.image = image;
    this.said = said;
    this.key = key;
    this.keyFile = keyFile;
  }

  /**
   * Verifies that the key signed the image's manifest, that configuration and layers are those that
   * the manifest names, and that the bill of materials and the provenance are of this image and
   * signed too.
   *
   * @param said what is kept beside the image
   * @param keyFile a public key in PEM
   * @return what was found, one finding for each thing; a signature that does not hold is a finding
   * @throws SignatureException where the file holds no key
   */
  public static List<Finding> of(Image image, List<Referrer> said, Path keyFile)
      throws IOException {
    ImageVerification verification =
        new ImageVerification(image, said, PublicKeyFile.read(keyFile), keyFile);
    verification.run();
    return List.copyOf(verification.findings);
  }

  private void run() throws IOException {
    List<SignedStatement> statements = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (Referrer referrer : said) {
      try {
        statements.addAll(SignedStatement.by(key, List.of(referrer)));
      } catch (ImageException e) {
        damaged.add(e.getMessage());
      }
    }
    List<SignedStatement> about =
        statements.stream().filter(one -> isAboutThis(one.statement())).toList();
    signature(about, damaged);
    manifest();
    config();
    layers();
    sbom(about);
    provenance(about);
  }

  private boolean isAboutThis(Statement statement) {
    return statement.subjects().contains(image.descriptor().digest());
  }

  private void signature(List<SignedStatement> statements, List<String> damaged)
      throws IOException {
    if (statements.stream().anyMatch(one -> is(one, ImageSignature.PREDICATE_TYPE))) {
      holds("signature", "%s is signed with %s".formatted(image, keyFile));
      return;
    }
    List<Referrer> bundles = said.stream().filter(SignedStatement::isBundle).toList();
    if (!damaged.isEmpty()) {
      fails("signature", String.join("; ", damaged));
    } else if (bundles.isEmpty()) {
      fails("signature", "there is none; 'lava sign' makes one");
    } else {
      fails("signature", why(bundles));
    }
  }

  /** Of bundles none of which is a signature of this image with this key, what they are. */
  private String why(List<Referrer> bundles) throws IOException {
    Optional<Referrer> aboutOther = Optional.empty();
    for (Referrer referrer : bundles) {
      Bundle bundle = SignedStatement.bundle(referrer);
      if (bundle.envelope().isSignedBy(key)) {
        aboutOther = Optional.of(referrer);
      } else if (bundle.keyHint().equals(PublicKeyFile.hint(key))) {
        return "%s names this key and does not hold: what it signs was changed".formatted(referrer);
      }
    }
    if (aboutOther.isPresent()) {
      return "what %s has signed in %s is about another image, or no signature but something said"
          .formatted(keyFile, aboutOther.get());
    }
    return "there are %d, and none was made with the key of %s".formatted(bundles.size(), keyFile);
  }

  private void manifest() {
    if (Digest.of(image.manifest()).equals(image.descriptor().digest())) {
      holds("manifest", image.descriptor().digest().toString());
    } else {
      fails("manifest", "its digest is not " + image.descriptor().digest());
    }
  }

  private void config() {
    if (Digest.of(image.configBytes()).equals(image.configDescriptor().digest())) {
      holds("config", image.configDescriptor().digest().toString());
    } else {
      fails("config", "its digest is not " + image.configDescriptor().digest());
    }
  }

  private void layers() {
    int number = 1;
    for (Layer layer : image.layers()) {
      String name = "layer " + number++;
      try {
        read(layer);
        holds(name, layer.descriptor().digest().toString());
      } catch (IOException e) {
        fails(name, String.valueOf(e.getMessage()));
      }
    }
  }

  /** To the last byte: the blob, and the archive in it, which the configuration names. */
  private static void read(Layer layer) throws IOException {
    try (InputStream in = layer.open()) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    if (LayerReader.reads(layer.descriptor().mediaType())) {
      new LayerReader(Limits.LAMBDA).read(layer, (_, _) -> {});
    }
  }

  private void sbom(List<SignedStatement> statements) throws IOException {
    Optional<Referrer> bill = first(BillOfMaterials.MEDIA_TYPE.name());
    if (bill.isEmpty()) {
      absent("sbom", "there is none; 'lava base' and 'lava build' keep one beside the image");
      return;
    }
    try {
      Statement stated = ImageSignature.billStatement(image, bill.get());
      attested(
          "sbom", bill.get(), statements.stream().anyMatch(one -> one.statement().equals(stated)));
    } catch (ImageException e) {
      fails("sbom", String.valueOf(e.getMessage()));
    }
  }

  private void provenance(List<SignedStatement> statements) throws IOException {
    Optional<Referrer> provenance = first(Statement.MEDIA_TYPE.name());
    if (provenance.isEmpty()) {
      absent("provenance", "there is none; 'lava base' and 'lava build' keep one beside the image");
      return;
    }
    try {
      byte[] bytes = provenance.get().attachments().getFirst().bytes();
      Statement statement = Statement.parse(bytes, "the provenance " + provenance.get());
      if (!isAboutThis(statement) || !statement.predicateType().equals(Provenance.PREDICATE_TYPE)) {
        fails("provenance", "%s is about another image".formatted(provenance.get()));
      } else {
        attested(
            "provenance", provenance.get(), statements.stream().anyMatch(one -> one.says(bytes)));
      }
    } catch (ImageException e) {
      fails("provenance", String.valueOf(e.getMessage()));
    }
  }

  private void attested(String name, Referrer referrer, boolean signed) {
    if (signed) {
      holds(name, "%s is signed with %s".formatted(referrer, keyFile));
    } else {
      fails(
          name,
          "%s is not signed with %s, or was changed since; 'lava sign' signs it"
              .formatted(referrer, keyFile));
    }
  }

  private Optional<Referrer> first(String artifactType) {
    return said.stream()
        .filter(referrer -> referrer.artifactType().name().equals(artifactType))
        .filter(referrer -> !referrer.attachments().isEmpty())
        .findFirst();
  }

  private static boolean is(SignedStatement statement, String predicateType) {
    return statement.statement().predicateType().equals(predicateType);
  }

  private void holds(String name, String detail) {
    findings.add(new Finding(name, Outcome.HOLDS, detail));
  }

  private void fails(String name, String detail) {
    findings.add(new Finding(name, Outcome.FAILS, detail));
  }

  private void absent(String name, String detail) {
    findings.add(new Finding(name, Outcome.ABSENT, detail));
  }
}
