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
import java.util.LinkedHashSet;

/**
 * Packages of a Debian mirror, trusted by the keyring that the recipe's own step names.
 *
 * @param mirror where the archives are
 * @param downloads where package files are kept
 * @param unpacked the directory that keeps unpacked packages, made when it is needed
 * @param progress listens to downloads and to the unpacking
 */
public record DebianSource(Mirror mirror, DownloadCache downloads, Path unpacked, Progress progress)
    implements PackageSource {
  @Override
  public PackageSet resolve(Step.Packages wish, Architecture architecture) throws IOException {
    return packages(wish)
        .resolve(
            wish.release(),
            architecture,
            new LinkedHashSet<>(wish.names()),
            new LinkedHashSet<>(wish.exclude()));
  }

  @Override
  public Unpacked unpack(Step.Packages wish, PackageSet set) throws IOException {
    return packages(wish).unpack(set);
  }

  private DebianPackages packages(Step.Packages wish) throws IOException {
    return new DebianPackages(mirror, Keyring.read(wish.keyring()), downloads, unpacked, progress);
  }
}
