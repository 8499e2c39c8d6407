package dev.lava.image.recipe;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a recipe's archives and directories are: an address, or a path. A path that a recipe says
 * itself is relative to the recipe; one that a user gives is relative to where the user stands, and
 * is made absolute before it gets here.
 *
 * @param directory where the recipe is
 */
record Places(Path directory) {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final Pattern KNOWN = Pattern.compile("(?i)(https?://[^/]+/.*|file:/.*)");

  /** Where a file can be fetched from. */
  ValueReader<URI> address() {
    return ValueReader.scalar("https://example.com/runtime-1.0.tar.gz", this::uri);
  }

  /** A file or a directory that is on this machine. */
  ValueReader<Path> existing() {
    return ValueReader.scalar("build/publish", this::present);
  }

  /** A user's value, absolute where it is a path. */
  static String ofUser(String value) {
    return ADDRESS.matcher(value).matches()
        ? value
        : Path.of(value).toAbsolutePath().normalize().toString();
  }

  private URI uri(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return present(text).toUri();
    }
    if (!KNOWN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no address of a file; valid are a path, and https:, http: and file: such as https://example.com/runtime-1.0.tar.gz"
              .formatted(text));
    }
    return URI.create(text);
  }

  private Path present(String text) {
    Path path = directory.resolve(text).toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(
          "there is neither a file nor a directory %s".formatted(path));
    }
    return path;
  }
}
