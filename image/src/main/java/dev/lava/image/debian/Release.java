package dev.lava.image.debian;

import dev.lava.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The signed index of a suite: which files it has, by path, size and digest.
 *
 * @param date when it was made
 * @param byHash whether its files can be fetched by their digest, which spares a race with an
 *     update of the mirror
 * @param files the files below the suite's directory
 */
record Release(Instant date, boolean byHash, Map<String, Entry> files) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss zzz", Locale.ENGLISH);

  /**
   * A file.
   *
   * @param digest its digest
   * @param size its size in bytes
   */
  record Entry(Digest digest, long size) {}

  /**
   * Reads what a keyring has verified.
   *
   * @param suite which suite was asked for: another one's Release file may be signed just as well
   * @param now against what its last day is judged
   * @param owner what the file is, for messages
   */
  static Release parse(
      ClearSigned signed, String suite, Architecture architecture, Instant now, String owner)
      throws IOException {
    Paragraph fields =
        new ControlReader(new ByteArrayInputStream(signed.textBytes()), owner, List.of())
            .next()
            .orElseThrow(() -> new DebianException(owner + " is empty. Take another mirror."));
    String codename = fields.field("Codename").orElse("");
    if (!suite.equals(codename) && !suite.equals(fields.field("Suite").orElse(""))) {
      throw new DebianException(
          "%s is that of '%s', not of '%s'. Take another mirror."
              .formatted(owner, codename, suite));
    }
    if (!fields.words("Architectures").contains(architecture.debianName())) {
      throw new DebianException(
          "%s has no packages for %s; it has %s."
              .formatted(
                  owner,
                  architecture.debianName(),
                  String.join(", ", fields.words("Architectures"))));
    }
    Instant date = date(fields.required("Date", owner), owner);
    Optional<String> last = fields.field("Valid-Until");
    if (last.isPresent() && now.isAfter(date(last.get(), owner))) {
      throw new DebianException(
          "%s was valid until %s, and now it is %s. The mirror is out of date, or this machine's clock is wrong; take another mirror, or set the clock."
              .formatted(owner, date(last.get(), owner), now));
    }
    boolean byHash = fields.field("Acquire-By-Hash").filter("yes"::equals).isPresent();
    return new Release(date, byHash, files(fields.required("SHA256", owner), owner));
  }

  /** The entry of a file, where the suite has it. */
  Optional<Entry> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private static Map<String, Entry> files(String field, String owner) throws DebianException {
    Map<String, Entry> files = new HashMap<>();
    for (String line : field.split("\n")) {
      if (!line.isBlank()) {
        String[] words = line.strip().split("\\s+");
        try {
          files.put(words[2], new Entry(new Digest(words[0]), Long.parseLong(words[1])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
          throw new DebianException(
              "%s has a line that cannot be read: '%s'; valid is a digest, a size and a path"
                  .formatted(owner, line),
              e);
        }
      }
    }
    return Map.copyOf(files);
  }

  private static Instant date(String text, String owner) throws DebianException {
    try {
      return DATE.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw new DebianException(
          "%s has a date that cannot be read: '%s'; valid is one such as 'Sat, 12 Sep 2026 07:55:41 UTC'"
              .formatted(owner, text),
          e);
    }
  }
}
