package dev.lava.image.lock;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.bake.ExistingImages;
import dev.lava.image.debian.Architecture;
import dev.lava.image.recipe.Step;
import dev.lava.image.reference.Reference;
import dev.lava.image.source.ImageSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Existing images as a lock names them. Where a registry's name has moved on, the locked image is
 * fetched by its digest; layouts and the local store forget an image that has lost its name.
 *
 * @param lock says which
 * @param images finds them
 */
public record LockedImages(Lock lock, ExistingImages images) implements ExistingImages {
  @Override
  public Image image(Step.FromImage wish, Architecture architecture) throws IOException {
    if (Lock.isFixed(wish)) {
      return images.image(wish, architecture);
    }
    Optional<Digest> locked = lock.image(wish, architecture);
    if (locked.isEmpty()) {
      throw new ImageException(
          "the image '%s' is not locked for %s; 'lava lock' locks it where the name stands for one"
              .formatted(wish.image(), architecture.debianName()));
    }
    String seen;
    try {
      Image image = images.image(wish, architecture);
      if (image.descriptor().digest().equals(locked.get())) {
        return image;
      }
      seen = "its name stands for %s now".formatted(image.descriptor().digest());
    } catch (ImageException e) {
      seen = "its name gives none: " + e.getMessage();
    }
    return byDigest(wish, architecture, locked.get(), seen);
  }

  private Image byDigest(Step.FromImage wish, Architecture architecture, Digest locked, String seen)
      throws IOException {
    String refusal =
        "the image '%s' is locked for %s as %s, but %s"
            .formatted(wish.image(), architecture.debianName(), locked, seen);
    String cure = "; 'lava lock --update' locks what the name stands for";
    if (!(wish.image() instanceof ImageSource.Named(Reference name)) || name.registry().isEmpty()) {
      throw new ImageException(refusal + cure);
    }
    Reference exact =
        new Reference(name.registry(), name.repository(), Optional.empty(), Optional.of(locked));
    try {
      return images.image(new Step.FromImage(new ImageSource.Named(exact), false), architecture);
    } catch (ImageException e) {
      throw new ImageException(
          "%s, and the locked one cannot be had: %s%s".formatted(refusal, e.getMessage(), cure), e);
    }
  }
}
