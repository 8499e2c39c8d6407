package dev.lava.image.bake;

import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.debian.Unpacked;
import dev.lava.image.recipe.Step;
import java.io.IOException;

/** Where the packages come from that a recipe names. Called from several threads. */
public interface PackageSource {
  /** Settles which packages a step means, down to their digests, without fetching them. */
  PackageSet resolve(Step.Packages wish, Architecture architecture) throws IOException;

  /** The files of the packages that the step came to; their content stays on this machine. */
  Unpacked unpack(Step.Packages wish, PackageSet packages) throws IOException;
}
