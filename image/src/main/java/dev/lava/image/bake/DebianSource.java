package dev.lava.image.bake;

import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.DebianPackages;
import dev.lava.image.debian.Keyring;
import dev.lava.image.debian.Mirror;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.debian.Unpacked;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.progress.Progress;
import dev.lava.image.recipe.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/** Packages of a Debian mirror, trusted by the keyring that the recipe's own step names. */
public final class DebianSource implements PackageSource {
  private final Mirror mirror;
  private final DownloadCache downloads;
  private final Path unpacked;
  private final Progress progress;

  /** One for each keyring, for all steps that trust it. */
  private final Map<Path, DebianPackages> packages = new HashMap<>();

  /**
   * @param mirror where the archives are
   * @param downloads where package files are kept
   * @param unpacked the directory that keeps unpacked packages, made when it is needed
   * @param progress listens to downloads and to the unpacking
   */
  public DebianSource(Mirror mirror, DownloadCache downloads, Path unpacked, Progress progress) {
    this.mirror = mirror;
    this.downloads = downloads;
    this.unpacked = unpacked;
    this.progress = progress;
  }

  @Override
  public PackageSet resolve(Step.Packages wish, Architecture architecture) throws IOException {
    return packages(wish.keyring())
        .resolve(
            wish.release(),
            architecture,
            new LinkedHashSet<>(wish.names()),
            new LinkedHashSet<>(wish.exclude()));
  }

  @Override
  public Unpacked unpack(Step.Packages wish, PackageSet set) throws IOException {
    return packages(wish.keyring()).unpack(set);
  }

  private synchronized DebianPackages packages(Path keyring) throws IOException {
    DebianPackages known = packages.get(keyring);
    if (known == null) {
      known = new DebianPackages(mirror, Keyring.read(keyring), downloads, unpacked, progress);
      packages.put(keyring, known);
    }
    return known;
  }
}
