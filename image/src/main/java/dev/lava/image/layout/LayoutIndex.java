package dev.lava.image.layout;

import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.ImageIndex;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names in a layout, whether it is a directory or an archive. An entry's name is its annotation
 * {@code org.opencontainers.image.ref.name}; entries without one, or with one that is no name of an
 * image, are kept but not found by name.
 *
 * @param index what {@code index.json} says
 */
public record LayoutIndex(ImageIndex index) {
  /** The file that holds the index. */
  public static final String FILE = "index.json";

  /** The file that says that a directory or an archive is a layout. */
  public static final String MARKER = "oci-layout";

  /** The only version there is (OCI image-spec, "image-layout.md", "oci-layout file"). */
  public static final String MARKER_CONTENT = "{\"imageLayoutVersion\":\"1.0.0\"}";

  private static final String NAME = "org.opencontainers.image.ref.name";

  /** All names, in the order of the index. */
  public List<Reference> references() {
    return index.entries().stream().map(LayoutIndex::name).flatMap(Optional::stream).toList();
  }

  /** The image of this name, whose blobs are in that place. */
  public Optional<Image> read(Reference reference, BlobSource blobs) throws IOException {
    for (ImageIndex.Entry entry : index.entries()) {
      if (isMeant(reference, entry)) {
        return Optional.of(image(entry, blobs));
      }
    }
    return Optional.empty();
  }

  /** The one image of a layout that holds just one. */
  public Image only(BlobSource blobs) throws IOException {
    if (index.entries().size() != 1) {
      throw new ImageException(
          "%s holds %d images, where one is needed; its names are %s"
              .formatted(blobs.place(), index.entries().size(), references()));
    }
    return image(index.entries().getFirst(), blobs);
  }

  /** The index in which the name stands for this image, and no longer for another. */
  public LayoutIndex with(Reference reference, Image image) {
    List<ImageIndex.Entry> replaced =
        index.entries().stream()
            .filter(entry -> name(entry).equals(Optional.of(reference)))
            .toList();
    Descriptor descriptor = image.descriptor();
    TreeMap<String, String> annotations = new TreeMap<>(descriptor.annotations());
    annotations.put(NAME, reference.toString());
    return new LayoutIndex(
        index
            .without(replaced)
            .with(
                new ImageIndex.Entry(
                    new Descriptor(
                        descriptor.mediaType(),
                        descriptor.digest(),
                        descriptor.size(),
                        annotations),
                    Optional.of(image.config().platform()))));
  }

  private static boolean isMeant(Reference reference, ImageIndex.Entry entry) {
    return reference.digest().isPresent()
        ? reference.digest().get().equals(entry.descriptor().digest())
        : name(entry).equals(Optional.of(reference));
  }

  private static Optional<Reference> name(ImageIndex.Entry entry) {
    String name = entry.descriptor().annotations().get(NAME);
    try {
      return name == null ? Optional.empty() : Optional.of(Reference.parse(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Image image(ImageIndex.Entry entry, BlobSource blobs) throws IOException {
    Descriptor descriptor = entry.descriptor();
    if (descriptor.mediaType().isIndex()) {
      throw new ImageException(
          "%s in %s is a list of images, one for each platform, and AWS Lambda takes no lists; copy the"
                  .formatted(descriptor.digest(), blobs.place())
              + " one that you need, as skopeo copy --override-arch amd64 does");
    }
    return Image.read(
        new Descriptor(descriptor.mediaType(), descriptor.digest(), descriptor.size()), blobs);
  }
}
