package dev.lava.image.debian;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Packages that go together, sorted by name. Equal indices and equal wishes give an equal set.
 *
 * @param packages the packages
 * @param notes what a user should know, such as an index that was taken from an older copy
 * @param asOf when the archive had all of them, for whoever has to look for them in an archive of
 *     the past; empty where nobody knows
 */
public record PackageSet(
    List<ResolvedPackage> packages, List<String> notes, Optional<Instant> asOf) {
  public PackageSet {
    packages = packages.stream().sorted(Comparator.comparing(ResolvedPackage::name)).toList();
    notes = List.copyOf(notes);
  }

  /** Packages without a history. */
  public PackageSet(List<ResolvedPackage> packages) {
    this(packages, List.of(), Optional.empty());
  }
}
