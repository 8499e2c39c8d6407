package dev.lava.image.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Key pairs in files, as a user has them. */
final class KeyFiles {
  private KeyFiles() {}

  /** Writes {@code NAME.key} and {@code NAME.pub}, and returns the private key. */
  static Path write(Path directory, String name, String curve)
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    pem(directory.resolve(name + ".pub"), "PUBLIC KEY", pair.getPublic());
    return pem(directory.resolve(name + ".key"), "PRIVATE KEY", pair.getPrivate());
  }

  static Path publicKey(Path privateKey) {
    return privateKey.resolveSibling(privateKey.getFileName().toString().replace(".key", ".pub"));
  }

  private static Path pem(Path file, String label, Key key) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(label, Base64.getMimeEncoder().encodeToString(key.getEncoded()), label));
  }
}
