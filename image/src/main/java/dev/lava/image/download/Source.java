package dev.lava.image.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Opens files elsewhere. The seam between the cache and the world. */
@FunctionalInterface
interface Source {
  /**
   * Opens a file.
   *
   * @param offset the first byte that is wanted; the answer may begin earlier, and says so
   * @param headers further request headers, such as {@code If-None-Match}
   * @throws DownloadException where asking again is no use
   * @throws IOException where asking again may help
   */
  Answer open(URI uri, long offset, Map<String, String> headers)
      throws IOException, InterruptedException;

  /**
   * A file that has begun to arrive.
   *
   * @param body the bytes from {@code offset} on
   * @param offset which byte of the file comes first
   * @param whole the size of the whole file, or -1 where the source does not tell
   * @param validator what a later request can send to learn whether the file has changed
   * @param unchanged whether the source says that the copy whose validator was sent is still right;
   *     the body is then empty
   */
  record Answer(
      InputStream body, long offset, long whole, Optional<Validator> validator, boolean unchanged)
      implements Closeable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * What names a version of a file at its source (RFC 9110, section 8.8).
   *
   * @param header the request header that carries it: {@code If-None-Match} or {@code
   *     If-Modified-Since}
   * @param value its value
   */
  record Validator(String header, String value) {}
}
