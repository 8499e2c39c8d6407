package dev.lava.build.home;

import dev.lava.image.Image;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.util.stream.Collectors;

/** The images of the local store, by name. */
public record LocalImages(LavaHome home) {
  /** The store itself, made where there is none yet. */
  public OciLayout store() throws IOException {
    return OciLayout.create(home.store());
  }

  /**
   * The image of this name.
   *
   * @throws IOException where there is none; the message names what there is, and the verb that
   *     makes one
   */
  public Image image(Reference reference) throws IOException {
    OciLayout store = store();
    var found = store.read(reference);
    if (found.isPresent()) {
      return found.get();
    }
    String others =
        store.references().stream()
            .map(Reference::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    throw new IOException(
        "there is no image '%s' in the local store, which holds %s; 'lava base' makes a base image and 'lava build' a function's"
            .formatted(reference, others.isEmpty() ? "none" : others));
  }
}
