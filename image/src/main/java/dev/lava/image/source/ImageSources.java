package dev.lava.image.source;

import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Platform;
import dev.lava.image.Stored;
import dev.lava.image.archive.OciArchive;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the image that a user names. Its layers stay where they are and are fetched when they are
 * opened.
 *
 * @param store the local store
 */
public record ImageSources(OciLayout store) {
  /**
   * The image of that source.
   *
   * @param platform what the image must run on; where it is empty, whatever there is
   * @throws ImageException where there is none, or only one for another platform; the message names
   *     what there is and the command that helps
   */
  public Image image(ImageSource source, Optional<Platform> platform) throws IOException {
    Image image = stored(source).image();
    Platform seen = image.config().platform();
    if (platform.isPresent() && !platform.get().equals(seen)) {
      throw new ImageException(
          "the image '%s' is for %s, where one for %s is needed; name one for %s, or build it with --arch %s"
              .formatted(
                  source, seen, platform.get(), platform.get(), platform.get().architecture()));
    }
    return image;
  }

  /**
   * What that source stands for, be it an image, an index of several, or something else.
   *
   * @throws ImageException where there is none; the message names what there is
   */
  public Stored stored(ImageSource source) throws IOException {
    return switch (source) {
      case ImageSource.Named(Reference reference) -> storedLocally(reference);
      case ImageSource.Layout(var directory, var name) -> {
        OciLayout layout = OciLayout.open(directory);
        yield name.isEmpty()
            ? layout.single()
            : found(layout.find(name.get()), source, layout.references());
      }
      case ImageSource.Archive(var file, var name) -> {
        OciArchive archive = OciArchive.open(file);
        yield name.isEmpty()
            ? archive.single()
            : found(archive.find(name.get()), source, archive.references());
      }
    };
  }

  /**
   * The image of this name in the local store.
   *
   * @throws ImageException where there is none; the message names what there is, and the verb that
   *     makes one
   */
  public Image local(Reference reference) throws IOException {
    return storedLocally(reference).image();
  }

  private Stored storedLocally(Reference reference) throws IOException {
    Optional<Stored> found = store.find(reference);
    if (found.isPresent()) {
      return found.get();
    }
    throw new ImageException(
        "there is no image '%s' in the local store, which holds %s; 'lava base' makes a base image and 'lava build' a function's"
            .formatted(reference, listed(store.references())));
  }

  private static Stored found(
      Optional<Stored> stored, ImageSource source, List<Reference> references)
      throws ImageException {
    if (stored.isPresent()) {
      return stored.get();
    }
    throw new ImageException(
        "there is no image '%s'; the names there are %s".formatted(source, listed(references)));
  }

  private static String listed(List<Reference> references) {
    return references.isEmpty()
        ? "none"
        : references.stream().map(Reference::toString).sorted().collect(Collectors.joining(", "));
  }
}
