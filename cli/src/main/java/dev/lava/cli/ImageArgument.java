package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The image that a verb looks at, wherever it is. */
final class ImageArgument {
  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description =
          "an image of the local store or a registry, oci:DIR[:NAME] or oci-archive:FILE[:NAME]")
  private String image;

  @Mixin private RegistryOptions registries;

  /** What the user has named. */
  ImageSource source() {
    return ImageSource.parse(image);
  }

  /** The image as a verb needs it that starts it. */
  NeededImage needed() {
    return new NeededImage(source(), registries);
  }

  /** Where it is looked for. */
  ImageSources sources(Surroundings surroundings) throws IOException {
    return new LocalImages(surroundings.home()).sources(registries.registries(surroundings));
  }
}
