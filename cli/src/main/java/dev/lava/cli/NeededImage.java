package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.image.Image;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.util.Optional;

/**
 * An image that a verb builds on or starts, and so needs all of. What only a registry has is pulled
 * into the local store, where the next verb finds it.
 *
 * @param source what the user has named
 * @param registries how registries are spoken to
 */
record NeededImage(ImageSource source, RegistryOptions registries) {
  /** What it is called where only a name will do. */
  Reference name() {
    return Names.of(source);
  }

  /**
   * The image; that it is pulled is said.
   *
   * @throws IOException where there is none; the message names what there is
   */
  Image image(Surroundings surroundings, Progress progress) throws IOException {
    LocalImages local = new LocalImages(surroundings.home());
    if (source instanceof ImageSource.Named(Reference reference)
        && reference.registry().isPresent()
        && local.store().find(reference).isEmpty()) {
      surroundings
          .terminal()
          .err()
          .println("pulling %s, which the local store does not have".formatted(reference));
      return registries
          .registries(surroundings)
          .pull(reference, Optional.empty(), local.store(), progress);
    }
    return local.sources().image(source, Optional.empty());
  }
}
