package dev.lava.build.inputs;

import dev.lava.image.Digest;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;

/**
 * Digests of contents. A file that is as it was when it was read before is not read again: to read
 * a function's dependencies takes longer than to build all else.
 */
public final class KnownDigests {
  /** What was written later than this before is likely to be gone or another soon. */
  private static final Duration AGE = Duration.ofSeconds(5);

  private final Path directory;
  private boolean written;

  /**
   * @param directory where they are kept, a small file for each state of a file; made where it is
   *     missing
   */
  public KnownDigests(Path directory) {
    this.directory = directory;
  }

  /** The digest of these bytes. */
  public Digest of(Content content) throws IOException {
    return switch (content) {
      case Content.HostFile(Path file, _) -> of(file, content);
      case Content.Bytes _ -> read(content);
    };
  }

  /**
   * One digest of several contents and their names.
   *
   * @param rules what else makes a difference
   */
  public Digest of(String rules, SortedMap<String, Content> contents) throws IOException {
    FileStates all = new FileStates().text(rules);
    for (Map.Entry<String, Content> content : contents.entrySet()) {
      all.text(content.getKey()).text(of(content.getValue()).toString());
    }
    return all.digest();
  }

  private Digest of(Path file, Content content) throws IOException {
    FileStates state = new FileStates().file(file);
    Path known = directory.resolve(state.digest().hex());
    if (Files.isRegularFile(known)) {
      try {
        return Digest.parse(Files.readString(known));
      } catch (IllegalArgumentException _) {
        // It is damaged, and written again.
      }
    }
    Digest digest = read(content);
    if (state.isSettledFor(AGE)) {
      keep(digest, known);
    }
    return digest;
  }

  private void keep(Digest digest, Path known) throws IOException {
    if (!written) {
      Files.createDirectories(directory);
      // Once a build: there may be many files, and all names have to be read.
      PartialFile.removeAbandoned(directory);
      written = true;
    }
    try (PartialFile partial = PartialFile.create(directory)) {
      partial.write(digest.toString().getBytes(StandardCharsets.UTF_8));
      partial.moveTo(known);
    }
  }

  private static Digest read(Content content) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (InputStream in = content.open();
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      in.transferTo(out);
    }
    return Digest.of(sha256);
  }
}
