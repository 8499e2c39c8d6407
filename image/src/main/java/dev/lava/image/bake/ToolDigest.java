package dev.lava.image.bake;

import dev.lava.image.Digest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * What stands for the code that bakes: results of another build of Lava are not taken for this
 * one's.
 */
final class ToolDigest {
  private ToolDigest() {}

  /** The digest of the jar that holds this class; the same for all classes in a folder. */
  static Digest ofLava() throws IOException {
    CodeSource source = ToolDigest.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = Path.of(source.getLocation().toURI());
      return Digest.of(Files.isRegularFile(jar) ? Files.readAllBytes(jar) : new byte[0]);
    } catch (URISyntaxException e) {
      throw new IOException("the code's own place is no path: " + source.getLocation(), e);
    }
  }
}
