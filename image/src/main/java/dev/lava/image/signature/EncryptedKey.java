package dev.lava.image.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens private keys that a password protects. What comes out is PKCS #8. */
final class EncryptedKey {
  private static final int MAC_BYTES = 16;
  private static final int NONCE_BYTES = 24;

  /** cosign uses 65,536; a file that asks for much more wants to exhaust the machine. */
  private static final int MOST_ROUNDS = 1 << 20;

  private EncryptedKey() {}

  /** PKCS #8 with a password, as {@code openssl pkcs8 -topk8} writes it. */
  static byte[] pkcs8(byte[] der, char[] password, Path file) throws IOException {
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      AlgorithmParameters parameters = info.getAlgParameters();
      // For PBES2 the parameters know which of its many algorithms it is.
      String algorithm = parameters == null ? info.getAlgName() : parameters.toString();
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
          parameters);
      return info.getKeySpec(cipher).getEncoded();
    } catch (GeneralSecurityException e) {
      throw refused(file, e);
    }
  }

  /** cosign's form: JSON with scrypt and NaCl's secret box. */
  static byte[] sigstore(byte[] json, char[] password, Path file) throws IOException {
    try {
      JsonNode key = JsonMapper.shared().readTree(json);
      JsonNode kdf = key.path("kdf").path("params");
      if (!key.at("/kdf/name").asString("").equals("scrypt")
          || !key.at("/cipher/name").asString("").equals("nacl/secretbox")
          || kdf.path("N").asInt(0) > MOST_ROUNDS) {
        throw new SignatureException(
            "the key '%s' is encrypted in a way that is not known; valid are scrypt and nacl/secretbox"
                .formatted(file));
      }
      byte[] secret =
          SCrypt.generate(
              new String(password).getBytes(UTF_8),
              bytes(key.at("/kdf/salt")),
              kdf.path("N").asInt(0),
              kdf.path("r").asInt(0),
              kdf.path("p").asInt(0),
              32);
      return secretBox(secret, bytes(key.at("/cipher/nonce")), bytes(key.path("ciphertext")));
    } catch (JacksonException | IllegalArgumentException | GeneralSecurityException e) {
      throw refused(file, e);
    }
  }

  /**
   * Opens NaCl's {@code crypto_secretbox_xsalsa20poly1305}: the first 32 bytes of the key stream
   * are the key of the code that stands before the text.
   */
  static byte[] secretBox(byte[] key, byte[] nonce, byte[] box) throws GeneralSecurityException {
    if (nonce.length != NONCE_BYTES || box.length < MAC_BYTES) {
      throw new GeneralSecurityException("it is too short");
    }
    XSalsa20Engine stream = new XSalsa20Engine();
    stream.init(false, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] macKey = new byte[32];
    stream.processBytes(macKey, 0, macKey.length, macKey, 0);
    Poly1305 poly = new Poly1305();
    poly.init(new KeyParameter(macKey));
    poly.update(box, MAC_BYTES, box.length - MAC_BYTES);
    byte[] mac = new byte[MAC_BYTES];
    poly.doFinal(mac, 0);
    if (!MessageDigest.isEqual(mac, Arrays.copyOf(box, MAC_BYTES))) {
      throw new GeneralSecurityException("the password is another one, or the file is damaged");
    }
    byte[] text = new byte[box.length - MAC_BYTES];
    stream.processBytes(box, MAC_BYTES, text.length, text, 0);
    return text;
  }

  private static byte[] bytes(JsonNode text) {
    return Base64.getDecoder().decode(text.asString(""));
  }

  private static SignatureException refused(Path file, Exception e) {
    return new SignatureException(
        "the key '%s' cannot be opened with this password: %s".formatted(file, e.getMessage()), e);
  }
}
