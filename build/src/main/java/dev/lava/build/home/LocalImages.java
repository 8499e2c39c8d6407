package dev.lava.build.home;

import dev.lava.image.Image;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.registry.Registries;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import java.util.Optional;

/** The images of the local store, by name. */
public record LocalImages(LavaHome home) {
  /** The store itself, made where there is none yet. */
  public OciLayout store() throws IOException {
    return OciLayout.create(home.store());
  }

  /** Images by whatever name a user writes, as far as they are on this machine. */
  public ImageSources sources() throws IOException {
    return new ImageSources(store());
  }

  /** Images by whatever name a user writes: those of the store first, then those of registries. */
  public ImageSources sources(Registries registries) throws IOException {
    return new ImageSources(store(), Optional.of(registries));
  }

  /**
   * The image of this name.
   *
   * @throws IOException where there is none; the message names what there is, and the verb that
   *     makes one
   */
  public Image image(Reference reference) throws IOException {
    return sources().local(reference);
  }
}
