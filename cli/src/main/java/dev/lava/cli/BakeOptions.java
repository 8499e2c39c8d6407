package dev.lava.cli;

import dev.lava.image.debian.Mirror;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a base image's packages come from. */
final class BakeOptions {
  private static final Path APT = Path.of("/etc/apt");

  @Option(
      names = "--mirror",
      paramLabel = "URI",
      description = {
        "a mirror of Debian's archive, http:, https: or file:",
        "(default: $"
            + Mirror.VARIABLE
            + ", then this machine's own apt sources where they are Debian's, then Debian's snapshot archive)"
      })
  private @Nullable String mirror;

  Mirror mirror(Map<String, String> environment) throws IOException {
    return Mirror.choose(Optional.ofNullable(mirror), environment, APT);
  }
}
