package dev.lava.image.download;

import dev.lava.image.Checksum;
import dev.lava.image.Digest;
import java.net.URI;

/**
 * A file to fetch, and what it must turn out to be.
 *
 * @param uri where it is: {@code http}, {@code https} or {@code file}
 * @param checksum what its bytes must be
 * @param size how many bytes it has; -1 where nobody has said
 * @param task what the user is told the work is, such as {@code download libc6}
 */
public record Download(URI uri, Checksum checksum, long size, String task) {
  public Download {
    if (size < -1) {
      throw new IllegalArgumentException("a file has 0 bytes or more; saw %d".formatted(size));
    }
  }

  /** A file whose digest and size an index has told. */
  public Download(URI uri, Digest digest, long size, String task) {
    this(uri, Checksum.of(digest), size, task);
  }

  /** A download whose task is named after the last part of its address. */
  public Download(URI uri, Digest digest, long size) {
    this(uri, digest, size, "download " + lastPart(uri));
  }

  /** A file of which only a checksum was published. */
  public Download(URI uri, Checksum checksum) {
    this(uri, checksum, -1, "download " + lastPart(uri));
  }

  private static String lastPart(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
