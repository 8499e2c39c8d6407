package dev.lava.cli;

import dev.lava.image.bake.PackageSource;
import dev.lava.image.progress.Progress;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a base image's packages come from, and which versions are taken. */
final class BakeOptions {
  @Mixin private MirrorOption mirror;

  @Option(
      names = "--lock",
      paramLabel = "MODE",
      defaultValue = "use",
      description =
          "the lock beside the recipe: require (or the build fails), use, or ignore for the newest packages (default: ${DEFAULT-VALUE})")
  private String lock;

  LockMode lock() {
    return LockMode.parse(lock);
  }

  /** The newest packages of the mirror; what is fetched is kept. */
  PackageSource packages(Surroundings surroundings, Progress progress) throws IOException {
    return mirror.packages(surroundings, progress);
  }
}
