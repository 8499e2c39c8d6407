package dev.lava.image.bake;

import dev.lava.image.Checksum;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.recipe.Step;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A step with all that it takes in from outside settled, so that its result has a key. */
sealed interface PlannedStep {
  /** Equal keys, equal results, where the tree before the step is equal. */
  Digest key();

  /** A step that says all of it itself. */
  record Plain(Step step, Digest key) implements PlannedStep {}

  /** Packages, down to their digests. */
  record Packages(Step.Packages step, PackageSet set, Digest key) implements PlannedStep {}

  /** A jar that is there and has the digest it should have. */
  record Artifact(Step.Artifact step, Path jar, Digest key) implements PlannedStep {}

  /**
   * An archive that is fetched and checked when it is needed.
   *
   * @param from where it is
   * @param checksum what its bytes must be
   */
  record Archive(Step.Archive step, URI from, Checksum checksum, Digest key)
      implements PlannedStep {}

  /** Files of this machine as they are now. */
  record Local(Step.Local step, LocalFiles files, Digest key) implements PlannedStep {}

  /** An existing image. */
  record FromImage(Step.FromImage step, Image image, Digest key) implements PlannedStep {}

  /** A copy from a stage that was planned before. */
  record Copy(Step.Copy step, Digest key) implements PlannedStep {}

  /**
   * An archive of class data.
   *
   * @param cross whether the Java runtime is for another processor than this machine's
   */
  record ClassData(Step.ClassData step, boolean cross, Digest key) implements PlannedStep {}

  /**
   * A run of jlink.
   *
   * @param host the steps that lay down a JDK which this machine can run; empty where the stage's
   *     own JDK can
   */
  record Jlink(Step.Jlink step, List<PlannedStep> host, Digest key) implements PlannedStep {
    public Jlink {
      host = List.copyOf(host);
    }
  }
}
