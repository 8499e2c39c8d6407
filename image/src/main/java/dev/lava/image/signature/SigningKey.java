package dev.lava.image.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * A private key for ECDSA over P-256 with SHA-256, and the public key that belongs to it.
 *
 * <p>It is read from PEM: PKCS #8, plain or encrypted; what {@code openssl ecparam} writes (SEC 1);
 * and cosign's own encrypted form.
 */
public final class SigningKey {
  private static final String WANTED =
      "'-----BEGIN PRIVATE KEY-----', as 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256' writes it, or cosign's";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * Reads a key.
   *
   * @param password of an encrypted key
   * @throws SignatureException where the file holds none, one of another kind, or one that this
   *     password does not open
   */
  public static SigningKey read(Path file, Optional<char[]> password) throws IOException {
    Pem pem = Pem.parse(Files.readString(file, UTF_8), file.toString(), WANTED);
    byte[] pkcs8 =
        switch (pem.label()) {
          case "PRIVATE KEY" -> pem.bytes();
          case "EC PRIVATE KEY" -> wrapped(pem.bytes(), file);
          case "ENCRYPTED PRIVATE KEY" ->
              EncryptedKey.pkcs8(pem.bytes(), required(password, file), file);
          case "ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY" ->
              EncryptedKey.sigstore(pem.bytes(), required(password, file), file);
          default ->
              throw new SignatureException(
                  "'%s' holds a %s; valid is %s"
                      .formatted(file, pem.label().toLowerCase(Locale.ROOT), WANTED));
        };
    try {
      KeyFactory keys = KeyFactory.getInstance("EC");
      if (keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof ECPrivateKey key
          && key.getParams().getOrder().bitLength() == 256) {
        return new SigningKey(
            key, keys.generatePublic(new ECPublicKeySpec(point(key), key.getParams())));
      }
    } catch (GeneralSecurityException e) {
      throw new SignatureException(
          "'%s' holds no key for ECDSA over P-256, which is what Lava signs with: %s"
              .formatted(file, e.getMessage()),
          e);
    }
    throw new SignatureException(
        "'%s' holds a key of another curve; Lava signs with ECDSA over P-256".formatted(file));
  }

  private static char[] required(Optional<char[]> password, Path file) throws SignatureException {
    return password.orElseThrow(
        () ->
            new SignatureException(
                "the key '%s' is encrypted; put its password into the environment variable COSIGN_PASSWORD"
                    .formatted(file)));
  }

  /** SEC 1's form inside of PKCS #8's. */
  private static byte[] wrapped(byte[] sec1, Path file) throws IOException {
    try {
      return new PrivateKeyInfo(
              new AlgorithmIdentifier(
                  X9ObjectIdentifiers.id_ecPublicKey, X9ObjectIdentifiers.prime256v1),
              ASN1Sequence.getInstance(sec1))
          .getEncoded();
    } catch (IllegalArgumentException e) {
      throw new SignatureException("'%s' is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Not every file has it beside the private number, so it is computed. */
  private static ECPoint point(ECPrivateKey key) {
    X9ECParameters curve = CustomNamedCurves.getByOID(X9ObjectIdentifiers.prime256v1);
    var point = curve.getG().multiply(key.getS()).normalize();
    return new ECPoint(
        point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
  }

  PublicKey publicKey() {
    return publicKey;
  }

  byte[] sign(byte[] message) {
    try {
      Signature ecdsa = Signature.getInstance("SHA256withECDSA");
      ecdsa.initSign(privateKey);
      ecdsa.update(message);
      return ecdsa.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform signs with ECDSA", e);
    }
  }
}
