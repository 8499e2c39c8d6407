package dev.lava.image.tree;

import dev.lava.image.ImageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Names of files between Java's text and the host's bytes. The JVM takes the encoding from the
 * locale that it is started in; where that is POSIX, names such as that of Debian's {@code
 * Főtanúsítvány.crt} have no bytes, and must not silently become other names.
 */
public final class HostName {
  private HostName() {}

  /**
   * The path that this text means.
   *
   * @throws ImageException where it has characters that the JVM cannot give to files
   */
  public static Path path(String text) throws ImageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong(text, e);
    }
  }

  /**
   * The text of a path.
   *
   * @throws ImageException where its bytes are no text in the JVM's encoding
   */
  static String text(Path path) throws ImageException {
    String text = path.toString();
    if (!path(text).equals(path)) {
      throw wrong(text, null);
    }
    return text;
  }

  private static ImageException wrong(String text, @Nullable Exception cause) {
    return new ImageException(
        "the file name '%s' cannot be written in this JVM's encoding of names, %s;"
                .formatted(text, System.getProperty("sun.jnu.encoding"))
            + " start it with LC_ALL=C.UTF-8 in the environment",
        cause);
  }
}
