package dev.lava.image.debian;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** A key that signs a fake archive, made for the test. */
final class SigningKey {
  private static final String OWNER = "Fake Archive Key <archive@debian.example>";
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private final PGPKeyPair pair;
  private PGPPublicKey publicKey;

  private SigningKey(PGPKeyPair pair, Duration valid) throws PGPException {
    this.pair = pair;
    PGPSignatureSubpacketGenerator facts = new PGPSignatureSubpacketGenerator();
    facts.setSignatureCreationTime(false, Date.from(MADE));
    facts.setKeyExpirationTime(false, valid.toSeconds());
    PGPSignatureGenerator itself =
        generator(PGPSignature.POSITIVE_CERTIFICATION, HashAlgorithmTags.SHA256);
    itself.setHashedSubpackets(facts.generate());
    this.publicKey =
        PGPPublicKey.addCertification(
            pair.getPublicKey(), OWNER, itself.generateCertification(OWNER, pair.getPublicKey()));
  }

  /** A key that is valid for ten years from 2026 on. */
  static SigningKey create() throws PGPException {
    return validFor(Duration.ofDays(3652));
  }

  /** A key that is valid for some time from 2026-01-01 on. */
  static SigningKey validFor(Duration valid) throws PGPException {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    return new SigningKey(
        new BcPGPKeyPair(
            PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.EDDSA_LEGACY, pair, Date.from(MADE)),
        valid);
  }

  /** Takes the key back. */
  void revoke() throws PGPException {
    PGPSignature revocation =
        generator(PGPSignature.KEY_REVOCATION, HashAlgorithmTags.SHA256)
            .generateCertification(publicKey);
    publicKey = PGPPublicKey.addCertification(publicKey, revocation);
  }

  /** The number by which messages name the key. */
  String id() {
    return "%016X".formatted(publicKey.getKeyID());
  }

  /** The keyring with this key alone. */
  Keyring keyring() throws IOException {
    return Keyring.parse("fake-archive.asc", armoredKey());
  }

  String armoredKey() throws IOException {
    return armored(publicKey.getEncoded());
  }

  /** The text with its signature, as {@code gpg --clearsign} writes it. */
  String clearSign(String text) throws PGPException, IOException {
    return clearSign(text, HashAlgorithmTags.SHA256);
  }

  String clearSign(String text, int hashAlgorithm) throws PGPException, IOException {
    PGPSignatureGenerator generator =
        generator(PGPSignature.CANONICAL_TEXT_DOCUMENT, hashAlgorithm);
    String lines = text.strip();
    generator.update(
        lines.replaceAll("[ \t]+\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    return """
        -----BEGIN PGP SIGNED MESSAGE-----
        Hash: SHA256

        %s
        %s"""
        .formatted(lines.replaceAll("(?m)^-", "- -"), armored(generator.generate().getEncoded()));
  }

  private PGPSignatureGenerator generator(int type, int hashAlgorithm) throws PGPException {
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, hashAlgorithm),
            pair.getPublicKey());
    generator.init(type, pair.getPrivateKey());
    PGPSignatureSubpacketGenerator facts = new PGPSignatureSubpacketGenerator();
    facts.setSignatureCreationTime(false, Date.from(MADE));
    facts.setIssuerFingerprint(false, pair.getPublicKey());
    generator.setHashedSubpackets(facts.generate());
    return generator;
  }

  private static String armored(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(out)) {
      armor.write(bytes);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }
}
