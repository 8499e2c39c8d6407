package dev.lava.image.registry;

import dev.lava.image.Annotations;
import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.ImageIndex;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.Stored;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.blob.BlobWriter;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All registries, by the names of their images. Connections and tokens are kept for as long as this
 * object is; threads may share it.
 */
public final class Registries {
  private final Connections connections;

  /**
   * @param environment the environment variables: proxies, and where Docker and Podman keep logins
   */
  public Registries(RegistrySettings settings, Map<String, String> environment) {
    this(settings, environment, Retries.USUAL);
  }

  Registries(RegistrySettings settings, Map<String, String> environment, Retries retries) {
    this.connections = new Connections(settings, environment, retries);
  }

  /**
   * The image of this name; of a list of images the one for the platform, or for this machine's
   * where none is named. Its layers are fetched whenever they are opened.
   *
   * @param reference a name with a registry
   * @throws RegistryException where there is none, or the registry cannot be used
   */
  public Image read(Reference reference, Optional<Platform> platform) throws IOException {
    Repository repository = connections.repository(reference);
    BlobSource blobs = new RepositoryBlobs(repository.place(), repository);
    FetchedManifest named = fetch(repository, reference);
    Descriptor descriptor =
        named.descriptor().mediaType().isIndex()
            ? choose(named, reference, platform.orElseGet(Platform::host))
            : named.descriptor();
    Image image = Image.read(descriptor, blobs);
    Platform seen = image.config().platform();
    if (platform.isPresent() && !platform.get().equals(seen)) {
      throw new ImageException(
          "the image '%s' is for %s, where one for %s is needed; name another with --arch %s"
              .formatted(reference, seen, platform.get(), seen.architecture()));
    }
    return image;
  }

  /** What this name stands for, be it an image, a list of several, or something else. */
  public Stored find(Reference reference) throws IOException {
    Repository repository = connections.repository(reference);
    return new Stored(
        fetch(repository, reference).descriptor(),
        new RepositoryBlobs(repository.place(), repository));
  }

  private static FetchedManifest fetch(Repository repository, Reference reference)
      throws IOException {
    Optional<FetchedManifest> manifest = repository.manifest(version(reference));
    if (manifest.isEmpty()) {
      throw new RegistryException(
          "there is no image '%s': the registry has no such name; 'skopeo list-tags docker://%s' lists those it has"
              .formatted(reference, reference.name()),
          404,
          null);
    }
    return manifest.get();
  }

  private static Descriptor choose(FetchedManifest list, Reference reference, Platform platform)
      throws IOException {
    ImageIndex index =
        ImageIndex.parse(list.bytes(), "the list of images '%s'".formatted(reference));
    for (ImageIndex.Entry entry : index.entries()) {
      if (entry.platform().equals(Optional.of(platform))) {
        Descriptor found = entry.descriptor();
        return new Descriptor(found.mediaType(), found.digest(), found.size());
      }
    }
    throw new ImageException(
        "the image '%s' is not there for %s, but for %s; name one of these with --arch"
            .formatted(
                reference,
                platform,
                index.entries().stream().flatMap(entry -> entry.platform().stream()).toList()));
  }

  /** What is said about an image, in the repository of this name. */
  public List<Referrer> referrers(Reference reference, Image image) throws IOException {
    return new ReferrerList(connections.repository(reference)).read(image.descriptor().digest());
  }

  /**
   * Brings an image, all its layers and what is said about it into a layout, where it keeps its
   * name. What is there already is not fetched.
   */
  public Image pull(
      Reference reference, Optional<Platform> platform, OciLayout layout, Progress progress)
      throws IOException {
    Image image = read(reference, platform);
    fetch(image, layout.blobs(), progress);
    layout.write(reference, image);
    for (Referrer referrer : referrers(reference, image)) {
      layout.attach(referrer);
    }
    return layout.read(reference).orElseThrow();
  }

  /** Brings an image's layers into a directory, several at a time. */
  public static void fetch(Image image, BlobDirectory blobs, Progress progress) throws IOException {
    Map<String, Layer> layers = new LinkedHashMap<>();
    image.layers().forEach(layer -> layers.put(layer.descriptor().digest().hex(), layer));
    Transfers.all(layers.values(), layer -> fetch(layer, blobs, progress));
  }

  private static boolean fetch(Layer layer, BlobDirectory blobs, Progress progress)
      throws IOException {
    Descriptor descriptor = layer.descriptor();
    String task = "pull " + descriptor.digest().hex().substring(0, 12);
    long start = System.nanoTime();
    progress.on(new ProgressEvent.Started(task, OptionalLong.of(descriptor.size())));
    boolean there = blobs.has(descriptor.digest(), descriptor.size());
    if (!there) {
      try (InputStream in = layer.open();
          BlobWriter blob = blobs.write()) {
        byte[] buffer = new byte[1 << 17];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          blob.write(buffer, 0, count);
          progress.on(new ProgressEvent.Advanced(task, blob.size()));
        }
        blob.commit();
      }
    }
    progress.on(new ProgressEvent.Finished(task, since(start), there));
    return there;
  }

  /**
   * Brings an image and what is said about it into a registry: blobs first, several at a time, and
   * its manifest last, so that a name never stands for half an image.
   *
   * @param reference a name with a registry, and with a tag unless the image is to be known by its
   *     digest only
   * @param from a name under which the registry may have the image's blobs already, such as the one
   *     it is copied from; those of the image's base are looked for anyway
   */
  public Pushed push(
      Reference reference,
      Image image,
      List<Referrer> referrers,
      Optional<Reference> from,
      Progress progress)
      throws IOException {
    if (reference.digest().isPresent()
        && !reference.digest().get().equals(image.descriptor().digest())) {
      throw new IllegalArgumentException(
          "'%s' names an image by its content, but the one to push has %s; push to a tag, such as %s:latest"
              .formatted(reference, image, reference.name()));
    }
    Repository repository = connections.repository(reference);
    Optional<String> mount = from.or(() -> base(image)).flatMap(name -> sibling(reference, name));
    Collection<Blob> blobs = Blob.of(image, referrers);
    List<Outcome> outcomes = Transfers.all(blobs, blob -> push(repository, blob, mount, progress));
    String version = reference.tag().orElseGet(() -> image.descriptor().digest().toString());
    repository.putManifest(version, image.descriptor(), image.manifest());
    ReferrerList list = new ReferrerList(repository);
    for (Referrer referrer : referrers) {
      list.add(referrer);
    }
    return new Pushed(
        new Reference(
            reference.registry(),
            reference.repository(),
            Optional.empty(),
            Optional.of(image.descriptor().digest())),
        count(outcomes, Outcome.SENT),
        count(outcomes, Outcome.MOUNTED),
        count(outcomes, Outcome.THERE),
        referrers.size());
  }

  private enum Outcome {
    SENT,
    MOUNTED,
    THERE
  }

  private static int count(List<Outcome> outcomes, Outcome outcome) {
    return (int) outcomes.stream().filter(outcome::equals).count();
  }

  private static Outcome push(
      Repository repository, Blob blob, Optional<String> mount, Progress progress)
      throws IOException {
    String task = "push " + blob.shortName();
    long start = System.nanoTime();
    progress.on(new ProgressEvent.Started(task, OptionalLong.of(blob.descriptor().size())));
    Outcome outcome =
        repository.has(blob.descriptor().digest())
            ? Outcome.THERE
            : repository.push(blob, mount, progress, task) ? Outcome.MOUNTED : Outcome.SENT;
    progress.on(new ProgressEvent.Finished(task, since(start), outcome != Outcome.SENT));
    return outcome;
  }

  /** What an image says that it stands on. */
  private static Optional<Reference> base(Image image) {
    try {
      return Optional.ofNullable(image.annotations().get(Annotations.BASE_NAME))
          .map(Reference::parse);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Another repository of the same registry. */
  private static Optional<String> sibling(Reference reference, Reference other) {
    return other.registry().equals(reference.registry())
            && !other.repository().equals(reference.repository())
        ? Optional.of(other.repository())
        : Optional.empty();
  }

  private static String version(Reference reference) {
    return reference.digest().map(Object::toString).or(reference::tag).orElse("latest");
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
