package dev.lava.image.source;

import dev.lava.image.Annotations;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import dev.lava.image.Stored;
import dev.lava.image.archive.OciArchive;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Referrer;
import dev.lava.image.registry.Registries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the image that a user names. Its layers stay where they are and are fetched when they are
 * opened.
 *
 * @param store the local store
 * @param registries where a name with a registry is looked for that the store does not have; empty
 *     where it is not
 */
public record ImageSources(OciLayout store, Optional<Registries> registries) {
  /** The sources of this machine only. */
  public ImageSources(OciLayout store) {
    this(store, Optional.empty());
  }

  /**
   * The image of that source.
   *
   * @param platform what the image must run on; where it is empty, whatever there is
   * @throws ImageException where there is none, or only one for another platform; the message names
   *     what there is and the command that helps
   */
  public Image image(ImageSource source, Optional<Platform> platform) throws IOException {
    Image image =
        source instanceof ImageSource.Named(Reference reference)
            ? named(reference, platform)
            : stored(source).image();
    Platform seen = image.config().platform();
    if (platform.isPresent() && !platform.get().equals(seen)) {
      throw new ImageException(
          "the image '%s' is for %s, where one for %s is needed; name one for %s, or build it with --arch %s"
              .formatted(
                  source, seen, platform.get(), platform.get(), platform.get().architecture()));
    }
    return image;
  }

  /** What is said about an image of that source, as far as the source knows. */
  public List<Referrer> referrers(ImageSource source, Image image) throws IOException {
    Digest subject = image.descriptor().digest();
    return switch (source) {
      case ImageSource.Named(Reference reference) ->
          registries.isPresent() && isRemote(reference) && store.read(reference).isEmpty()
              ? registries.get().referrers(reference, image)
              : store.referrers(subject);
      case ImageSource.Layout(var directory, var _) -> OciLayout.open(directory).referrers(subject);
      case ImageSource.Archive(var file, var _) -> OciArchive.open(file).referrers(subject);
    };
  }

  private Image named(Reference reference, Optional<Platform> platform) throws IOException {
    if (registries.isPresent() && isRemote(reference)) {
      Optional<Image> stored = store.read(reference);
      return stored.isPresent() && fits(stored.get(), platform)
          ? stored.get()
          : registries.get().read(reference, platform);
    }
    return local(reference);
  }

  private static boolean isRemote(Reference reference) {
    return reference.registry().isPresent();
  }

  private static boolean fits(Image image, Optional<Platform> platform) {
    return platform.isEmpty() || platform.get().equals(image.config().platform());
  }

  /**
   * The base that an image says it stands on: of the local store, where its name may stand for
   * another by now, or of its registry. Empty where the image says nothing, or it is nowhere.
   */
  public Optional<Image> base(Image image) throws IOException {
    String name = image.annotations().get(Annotations.BASE_NAME);
    String digest = image.annotations().get(Annotations.BASE_DIGEST);
    if (name == null || digest == null) {
      return Optional.empty();
    }
    Reference base;
    try {
      Reference named = Reference.parse(name);
      base =
          new Reference(
              named.registry(),
              named.repository(),
              Optional.empty(),
              Optional.of(Digest.parse(digest)));
    } catch (IllegalArgumentException e) {
      throw new ImageException(
          "the image's annotations name no base that makes sense: " + e.getMessage(), e);
    }
    Optional<Image> stored = store.read(base);
    if (stored.isPresent()) {
      return stored;
    }
    Path manifest = store.blobs().file(Digest.parse(digest));
    if (Files.isRegularFile(manifest)) {
      return Optional.of(
          Image.read(
              new Descriptor(MediaType.OCI_MANIFEST, Digest.parse(digest), Files.size(manifest)),
              store.blobs()));
    }
    return registries.isPresent() && isRemote(base)
        ? Optional.of(registries.get().read(base, Optional.empty()))
        : Optional.empty();
  }

  /**
   * What that source stands for, be it an image, an index of several, or something else.
   *
   * @throws ImageException where there is none; the message names what there is
   */
  public Stored stored(ImageSource source) throws IOException {
    return switch (source) {
      case ImageSource.Named(Reference reference) -> storedAnywhere(reference);
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

  private Stored storedAnywhere(Reference reference) throws IOException {
    return registries.isPresent() && isRemote(reference) && store.find(reference).isEmpty()
        ? registries.get().find(reference)
        : storedLocally(reference);
  }

  private Stored storedLocally(Reference reference) throws IOException {
    Optional<Stored> found = store.find(reference);
    if (found.isPresent()) {
      return found.get();
    }
    throw new ImageException(
        "there is no image '%s' in the local store, which holds %s; %s"
            .formatted(
                reference,
                listed(store.references()),
                isRemote(reference)
                    ? "'lava pull %s' fetches it".formatted(reference)
                    : "'lava base' makes a base image and 'lava build' a function's"));
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
