package dev.lava.image.bake;

import dev.lava.image.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;

/**
 * The digest of a list of texts. Each goes in with its length, so that no two lists run together
 * into the same bytes.
 */
final class Fingerprint {
  private final MessageDigest sha256 = Digest.sha256();

  Fingerprint add(Object part) {
    byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    sha256.update(bytes);
    return this;
  }

  Fingerprint addAll(Collection<?> parts) {
    add(parts.size());
    parts.forEach(this::add);
    return this;
  }

  Digest digest() {
    return Digest.of(sha256);
  }
}
