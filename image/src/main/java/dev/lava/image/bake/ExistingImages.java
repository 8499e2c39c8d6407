package dev.lava.image.bake;

import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.debian.Architecture;
import dev.lava.image.recipe.Step;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import java.util.Optional;

/** Where the images come from that stages begin with. */
@FunctionalInterface
public interface ExistingImages {
  /**
   * The image that a step begins with. Its layers may be fetched when they are opened.
   *
   * @throws dev.lava.image.ImageException where there is none for this architecture
   */
  Image image(Step.FromImage wish, Architecture architecture) throws IOException;

  /** Whatever the names stand for now. */
  static ExistingImages of(ImageSources sources) {
    return (wish, architecture) ->
        sources.image(wish.image(), Optional.of(Platform.parse(architecture.debianName())));
  }
}
