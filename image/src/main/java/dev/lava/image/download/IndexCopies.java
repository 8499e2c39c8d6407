package dev.lava.image.download;

import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.tree.Content;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The last good copies of indices. A copy is one file: a line with the validator that the source
 * gave (header name, colon, value; or nothing), then the index's bytes. One file, so that validator
 * and bytes can never be of two versions.
 */
final class IndexCopies {
  private final Path directory;
  private final Clock clock;

  IndexCopies(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** As {@link DownloadCache#index}. */
  Unverified read(URI uri, Source source, Patience patience, int largest)
      throws IOException, InterruptedException {
    Path place = directory.resolve("index").resolve(nameOf(uri));
    Optional<Copy> copy = Copy.read(place);
    // With a copy to fall back on nobody has to wait for a mirror that is down.
    Patience allowed = copy.isPresent() ? patience.once() : patience;
    Map<String, String> headers =
        copy.flatMap(Copy::validator)
            .map(validator -> Map.of(validator.header(), validator.value()))
            .orElse(Map.of());
    for (int attempt = 1; ; attempt++) {
      try (Source.Answer answer = source.open(uri, 0, headers)) {
        if (answer.unchanged() && copy.isPresent()) {
          return new Unverified(copy.get().bytes(), null, () -> {});
        }
        byte[] bytes = receive(uri, answer, largest);
        return new Unverified(bytes, null, () -> keep(place, answer.validator(), bytes));
      } catch (ImageException e) {
        throw e;
      } catch (IOException e) {
        if (attempt < allowed.attempts()) {
          allowed.pauseAfter(attempt);
        } else if (copy.isPresent()) {
          return new Unverified(copy.get().bytes(), copy.get().made(), () -> {});
        } else {
          throw new DownloadException(
              "cannot download %s: %s, in %d %s, and there is no earlier copy of it. Check the network and the proxy (http_proxy, https_proxy), or take another source, then run the command again."
                  .formatted(
                      Address.shown(uri),
                      Reason.of(e),
                      attempt,
                      attempt == 1 ? "attempt" : "attempts"),
              e);
        }
      }
    }
  }

  private static byte[] receive(URI uri, Source.Answer answer, int largest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    for (int count = 0; count >= 0; count = answer.body().read(buffer)) {
      bytes.write(buffer, 0, count);
      if (bytes.size() > largest) {
        throw DownloadException.of(
            "%s is no index: it has more than %d bytes. Check the address."
                .formatted(Address.shown(uri), largest));
      }
    }
    if (answer.whole() >= 0 && bytes.size() < answer.whole()) {
      throw new EOFException("the connection closed early");
    }
    return bytes.toByteArray();
  }

  private void keep(Path place, Optional<Source.Validator> validator, byte[] bytes)
      throws IOException {
    String line = validator.map(known -> known.header() + ": " + known.value()).orElse("") + "\n";
    try (PartialFile partial = PartialFile.create(Directories.prepare(place))) {
      partial.write(line.getBytes(StandardCharsets.ISO_8859_1));
      partial.write(bytes);
      partial.moveTo(place);
    }
    Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
  }

  private static String nameOf(URI uri) {
    return Digest.of(uri.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** A copy as it was kept. */
  private record Copy(Optional<Source.Validator> validator, Content content, Instant made) {
    static Optional<Copy> read(Path place) throws IOException {
      if (!Files.isRegularFile(place)) {
        return Optional.empty();
      }
      byte[] all = Files.readAllBytes(place);
      int end = 0;
      while (end < all.length && all[end] != '\n') {
        end++;
      }
      String line = new String(all, 0, end, StandardCharsets.ISO_8859_1);
      byte[] bytes = Arrays.copyOfRange(all, Math.min(end + 1, all.length), all.length);
      return Optional.of(
          new Copy(
              validator(line), Content.of(bytes), Files.getLastModifiedTime(place).toInstant()));
    }

    byte[] bytes() throws IOException {
      try (InputStream in = content.open()) {
        return in.readAllBytes();
      }
    }

    private static Optional<Source.Validator> validator(String line) {
      int colon = line.indexOf(": ");
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Source.Validator(line.substring(0, colon), line.substring(colon + 2)));
    }
  }
}
