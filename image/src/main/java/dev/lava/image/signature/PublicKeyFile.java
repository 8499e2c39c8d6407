package dev.lava.image.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Public keys for ECDSA over P-256 with SHA-256, the kind that cosign makes. */
final class PublicKeyFile {
  private static final String WANTED =
      "'-----BEGIN PUBLIC KEY-----', as 'openssl ec -pubout' and cosign write it";

  private PublicKeyFile() {}

  static PublicKey read(Path file) throws IOException {
    Pem pem = Pem.parse(Files.readString(file, UTF_8), file.toString(), WANTED);
    if (!pem.label().equals("PUBLIC KEY")) {
      throw new SignatureException(
          "'%s' holds a %s; valid is %s"
              .formatted(file, pem.label().toLowerCase(Locale.ROOT), WANTED));
    }
    try {
      PublicKey key =
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(pem.bytes()));
      if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == 256) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw new SignatureException(
          "'%s' holds no key for ECDSA over P-256, which is what Lava verifies: %s"
              .formatted(file, e.getMessage()),
          e);
    }
    throw new SignatureException(
        "'%s' holds a key of another curve; Lava verifies ECDSA over P-256".formatted(file));
  }

  /** What a bundle tells of the key that belongs to it: the digest of the key's DER form. */
  static String hint(PublicKey key) {
    return Base64.getEncoder()
        .encodeToString(HexFormat.of().parseHex(Digest.of(key.getEncoded()).hex()));
  }

  static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature ecdsa = Signature.getInstance("SHA256withECDSA");
      ecdsa.initVerify(key);
      ecdsa.update(message);
      return ecdsa.verify(signature);
    } catch (GeneralSecurityException _) {
      // No signature at all, by its form.
      return false;
    }
  }
}
