package dev.lava.image.lock;

import dev.lava.image.ImageException;
import dev.lava.image.bake.PackageSource;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.debian.Unpacked;
import dev.lava.image.recipe.Step;
import java.io.IOException;
import java.util.Optional;

/**
 * Packages as a lock names them; no index of a mirror is asked.
 *
 * @param lock says which
 * @param packages fetches and unpacks them
 */
public record LockedPackageSource(Lock lock, PackageSource packages) implements PackageSource {
  @Override
  public PackageSet resolve(Step.Packages wish, Architecture architecture) throws IOException {
    Optional<PackageSet> locked = lock.packages(wish, architecture);
    if (locked.isEmpty()) {
      throw new ImageException(
          "the packages %s are not locked for %s; 'lava lock' locks them"
              .formatted(String.join(", ", wish.names()), architecture.debianName()));
    }
    return locked.get();
  }

  @Override
  public Unpacked unpack(Step.Packages wish, PackageSet set) throws IOException {
    return packages.unpack(wish, set);
  }
}
