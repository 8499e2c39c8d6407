package dev.lava.image.download;

import dev.lava.image.Digest;
import java.net.URI;

/**
 * A file to fetch, and what it must turn out to be.
 *
 * @param uri where it is: {@code http}, {@code https} or {@code file}
 * @param digest the digest of its bytes
 * @param size how many bytes it has
 * @param task what the user is told the work is, such as {@code download libc6}
 */
public record Download(URI uri, Digest digest, long size, String task) {
  public Download {
    if (size < 0) {
      throw new IllegalArgumentException("a file has 0 bytes or more; saw %d".formatted(size));
    }
  }

  /** A download whose task is named after the last part of its address. */
  public Download(URI uri, Digest digest, long size) {
    this(uri, digest, size, "download " + lastPart(uri));
  }

  private static String lastPart(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
