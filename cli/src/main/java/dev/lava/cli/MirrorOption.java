package dev.lava.cli;

import dev.lava.image.bake.DebianSource;
import dev.lava.image.bake.PackageSource;
import dev.lava.image.debian.Mirror;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Debian's packages come from. */
final class MirrorOption {
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

  /** The newest packages of the mirror; what is fetched is kept. */
  PackageSource packages(Surroundings surroundings, Progress progress) throws IOException {
    Path cache = surroundings.home().cache();
    return new DebianSource(
        Mirror.choose(Optional.ofNullable(mirror), surroundings.environment(), APT),
        new DownloadCache(cache.resolve("downloads"), surroundings.environment()),
        cache.resolve("packages"),
        progress);
  }
}
