package dev.lava.image.bake;

import dev.lava.image.Digest;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** What the bytes of files are. */
final class Contents {
  private Contents() {}

  static Digest digest(Content content) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (InputStream in = new DigestInputStream(content.open(), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Digest.of(sha256);
  }
}
