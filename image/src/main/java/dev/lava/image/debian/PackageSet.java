package dev.lava.image.debian;

import java.util.Comparator;
import java.util.List;

/**
 * Packages that go together, sorted by name. Equal indices and equal wishes give an equal set.
 *
 * @param packages the packages
 * @param notes what a user should know, such as an index that was taken from an older copy
 */
public record PackageSet(List<ResolvedPackage> packages, List<String> notes) {
  public PackageSet {
    packages = packages.stream().sorted(Comparator.comparing(ResolvedPackage::name)).toList();
    notes = List.copyOf(notes);
  }

  /** The set that a lock file describes. */
  public PackageSet(List<ResolvedPackage> packages) {
    this(packages, List.of());
  }
}
