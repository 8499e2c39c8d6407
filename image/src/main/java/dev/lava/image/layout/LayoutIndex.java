package dev.lava.image.layout;

import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.ImageIndex;
import dev.lava.image.Stored;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names in a layout, whether it is a directory or an archive. An entry's name is its annotation
 * {@code org.opencontainers.image.ref.name}; entries without one, or with one that is no name of an
 * image, are kept but not found by name. What is said about an image is an entry without a name and
 * with an artifact type.
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
    Optional<Stored> found = find(reference, blobs);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get().image());
  }

  /** What this name stands for, be it an image or not. */
  public Optional<Stored> find(Reference reference, BlobSource blobs) {
    return index.entries().stream()
        .filter(entry -> isMeant(reference, entry))
        .findFirst()
        .map(entry -> new Stored(entry.descriptor(), blobs));
  }

  /** The one image of a layout that holds just one, besides what is said about it. */
  public Stored only(BlobSource blobs) throws ImageException {
    List<ImageIndex.Entry> images =
        index.entries().stream()
            .filter(entry -> entry.descriptor().artifactType().isEmpty())
            .toList();
    if (images.size() != 1) {
      throw new ImageException(
          "%s holds %d images, where one is needed; its names are %s"
              .formatted(blobs.place(), images.size(), references()));
    }
    return new Stored(images.getFirst().descriptor(), blobs);
  }

  /** What is said about the manifest of this digest, in the order of the index. */
  public List<Referrer> referrers(Digest subject, BlobSource blobs) throws IOException {
    List<Referrer> referrers = new ArrayList<>();
    for (ImageIndex.Entry entry : index.entries()) {
      Optional<Referrer> referrer = couldRefer(entry) ? referrer(entry, blobs) : Optional.empty();
      if (referrer.isPresent() && referrer.get().subject().digest().equals(subject)) {
        referrers.add(referrer.get());
      }
    }
    return referrers;
  }

  /**
   * The index in which the name stands for this image, and no longer for another; as it is where
   * that is so already.
   */
  public LayoutIndex with(Reference reference, Image image) {
    List<ImageIndex.Entry> replaced =
        index.entries().stream()
            .filter(entry -> name(entry).equals(Optional.of(reference)))
            .toList();
    Descriptor descriptor = image.descriptor();
    TreeMap<String, String> annotations = new TreeMap<>(descriptor.annotations());
    annotations.put(NAME, reference.toString());
    ImageIndex.Entry entry =
        new ImageIndex.Entry(
            new Descriptor(
                descriptor.mediaType(), descriptor.digest(), descriptor.size(), annotations),
            Optional.of(image.config().platform()));
    return replaced.equals(List.of(entry))
        ? this
        : new LayoutIndex(index.without(replaced).with(entry));
  }

  /** The index with a statement about one of its images; as it is where it has that already. */
  public LayoutIndex with(Referrer referrer) {
    boolean isThere =
        index.entries().stream()
            .anyMatch(entry -> entry.descriptor().digest().equals(referrer.descriptor().digest()));
    return isThere
        ? this
        : new LayoutIndex(
            index.with(new ImageIndex.Entry(referrer.descriptor(), Optional.empty())));
  }

  /** The index without the statement of this digest. */
  public LayoutIndex without(Digest referrer) {
    return new LayoutIndex(
        index.without(
            index.entries().stream()
                .filter(LayoutIndex::couldRefer)
                .filter(entry -> entry.descriptor().digest().equals(referrer))
                .toList()));
  }

  /** Whether a manifest of this digest has an entry. */
  boolean holds(Digest manifest) {
    return index.entries().stream().anyMatch(entry -> entry.descriptor().digest().equals(manifest));
  }

  /** What says something about an image has no name of its own, as oras writes it too. */
  private static boolean couldRefer(ImageIndex.Entry entry) {
    return entry.descriptor().mediaType().isManifest() && name(entry).isEmpty();
  }

  private static Optional<Referrer> referrer(ImageIndex.Entry entry, BlobSource blobs)
      throws IOException {
    Descriptor descriptor = entry.descriptor();
    return Referrer.read(
        new Descriptor(descriptor.mediaType(), descriptor.digest(), descriptor.size()), blobs);
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
}
