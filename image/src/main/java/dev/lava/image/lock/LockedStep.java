package dev.lava.image.lock;

import dev.lava.image.Digest;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.recipe.Coordinates;
import dev.lava.image.source.ImageSource;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of a recipe that takes something in from outside, and what it came to. */
public sealed interface LockedStep {
  /** The stage that the step is in. */
  String stage();

  /**
   * Packages, as {@link dev.lava.image.recipe.Step.Packages} asks for them.
   *
   * @param release the release of Debian that was asked for
   * @param names the packages that were asked for
   * @param exclude the packages that must not come along
   * @param asOf when the archive had all of them, to the second
   * @param packages all that they came to, sorted by name, for each architecture
   */
  record Packages(
      String stage,
      String release,
      List<String> names,
      List<String> exclude,
      Optional<Instant> asOf,
      Map<Architecture, List<ResolvedPackage>> packages)
      implements LockedStep {
    public Packages {
      names = List.copyOf(names);
      exclude = List.copyOf(exclude);
      Map<Architecture, List<ResolvedPackage>> copy = new EnumMap<>(Architecture.class);
      packages.forEach((architecture, list) -> copy.put(architecture, List.copyOf(list)));
      packages = Collections.unmodifiableMap(copy);
    }
  }

  /**
   * A jar.
   *
   * @param coordinates which one
   * @param digest what its bytes are; empty for a jar of the Lava that bakes, which no lock can
   *     hold to a digest: it is of the build at hand
   */
  record Artifact(String stage, Coordinates coordinates, Optional<Digest> digest)
      implements LockedStep {}

  /**
   * An existing image that a stage begins with.
   *
   * @param image where it is
   * @param digests what its manifest is, for each architecture that the name gives
   */
  record Image(String stage, ImageSource image, Map<Architecture, Digest> digests)
      implements LockedStep {
    public Image {
      digests = Collections.unmodifiableMap(new EnumMap<>(digests));
    }
  }
}
