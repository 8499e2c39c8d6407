package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.download.DownloadCache;
import dev.lava.image.progress.Progress;
import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real thing: Debian's trixie from the mirror of this machine, checked with the real keys. */
class HostMirrorTest {
  private static final Path KEYRING =
      Path.of("..", "recipes", "keyrings", "debian-archive-trixie.asc");

  @TempDir Path directory;

  @Test
  void delivers_base_files_libc6_and_dash() throws IOException {
    Mirror mirror = mirror();
    DebianPackages packages =
        new DebianPackages(
            mirror,
            Keyring.read(KEYRING),
            new DownloadCache(directory.resolve("downloads"), System.getenv()),
            directory.resolve("debian"),
            Progress.SILENT);
    PackageSet set =
        packages.resolve(
            "trixie",
            Architecture.AMD64,
            Set.of("base-files", "libc6", "dash"),
            Set.of("awk", "debianutils", "dpkg"));
    Unpacked unpacked = packages.unpack(set);

    assertThat(set.packages().stream().map(ResolvedPackage::name))
        .containsExactly("base-files", "dash", "gcc-14-base", "libc6", "libgcc-s1");
    assertThat(unpacked.tree().resolve("bin/sh")).isEqualTo(unpacked.tree().at("usr/bin/dash"));
    assertThat(unpacked.tree().resolve("lib64/ld-linux-x86-64.so.2")).isPresent();
    assertThat(unpacked.status().entries().keySet())
        .containsAll(List.of("var/lib/dpkg/status.d/dash", "var/lib/dpkg/status.d/libc6"));
  }

  private static Mirror mirror() throws IOException {
    String said = System.getenv(Mirror.VARIABLE);
    Map<String, String> environment = said == null ? Map.of() : Map.of(Mirror.VARIABLE, said);
    Mirror mirror = Mirror.choose(Optional.empty(), environment, Path.of("/etc/apt"));
    RequiredTool.require(
        mirror.moment().isEmpty(),
        "no Debian mirror in /etc/apt; this test needs one: set LAVA_DEBIAN_MIRROR=http://mirror.example/debian");
    return mirror;
  }
}
