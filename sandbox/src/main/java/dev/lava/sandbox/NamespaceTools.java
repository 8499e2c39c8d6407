package dev.lava.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The host's programs that make a namespace sandbox, by absolute path: by the time that some of
 * them start, the {@code PATH} is the command's own.
 */
record NamespaceTools(Path unshare, Path setpriv, Path sh, Path env) {
  /** {@code mount} and {@code cp} are called by the script by their names. */
  private static final List<String> NAMES =
      List.of("unshare", "setpriv", "mount", "sh", "env", "cp");

  /**
   * @throws SandboxException where some are missing; the message names all of them
   */
  static NamespaceTools find(SearchPath path) throws SandboxException {
    Optional<String> missing = missing(path);
    if (missing.isPresent()) {
      throw new SandboxException(missing.get());
    }
    return new NamespaceTools(
        found(path, "unshare"), found(path, "setpriv"), found(path, "sh"), found(path, "env"));
  }

  /** Which tools there are not, as a message; empty where all are there. */
  static Optional<String> missing(SearchPath path) {
    List<String> missing = path.missing(NAMES);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the namespace sandbox needs %s, looked for on the PATH, which is %s"
                .formatted(String.join(", ", missing), path.text()));
  }

  private static Path found(SearchPath path, String program) {
    return path.find(program).orElseThrow().toAbsolutePath();
  }
}
