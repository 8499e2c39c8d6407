package dev.lava.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One image for one platform: a manifest, the configuration and the layers that it names. Two
 * images are equal where their manifests' bytes are.
 *
 * <p>An image is a value: {@link dev.lava.image.change.ImageChange} makes new ones from it. Its
 * layers' bytes stay where they are and are fetched when asked for.
 */
public final class Image {
  /** What a registry must accept as a manifest (OCI distribution-spec), and enough for a config. */
  private static final long LARGEST_DOCUMENT = 4 << 20;

  private final Descriptor descriptor;
  private final byte[] manifestBytes;
  private final Manifest manifest;
  private final byte[] configBytes;
  private final ImageConfig config;
  private final List<Layer> layers;

  private Image(
      Descriptor descriptor,
      byte[] manifestBytes,
      Manifest manifest,
      byte[] configBytes,
      ImageConfig config,
      List<? extends Layer> layers) {
    this.descriptor = descriptor;
    this.manifestBytes = manifestBytes;
    this.manifest = manifest;
    this.configBytes = configBytes;
    this.config = config;
    this.layers = List.copyOf(layers);
  }

  /**
   * A new image, with an OCI manifest.
   *
   * @param annotations free facts about it, which go into the manifest
   * @throws IllegalArgumentException where the layers are not the ones whose diff ids the
   *     configuration names
   */
  public static Image of(
      ImageConfig config, List<? extends Layer> layers, Map<String, String> annotations) {
    List<Digest> diffIds = layers.stream().map(Layer::diffId).toList();
    if (!diffIds.equals(config.diffIds())) {
      throw new IllegalArgumentException(
          "the configuration names the layers %s, but the image would have %s"
              .formatted(config.diffIds(), diffIds));
    }
    byte[] configBytes = config.toJson();
    Manifest manifest =
        new Manifest(
            MediaType.OCI_MANIFEST,
            Descriptor.of(MediaType.OCI_CONFIG, configBytes),
            layers.stream().map(Layer::descriptor).toList(),
            annotations);
    byte[] bytes = manifest.toJson();
    return new Image(
        Descriptor.of(MediaType.OCI_MANIFEST, bytes), bytes, manifest, configBytes, config, layers);
  }

  /**
   * Reads the image whose manifest is described. Manifest and configuration are read and checked
   * now, layers whenever they are opened.
   *
   * @throws ImageException where something is missing, damaged, or of a kind that is not known
   */
  public static Image read(Descriptor descriptor, BlobSource blobs) throws IOException {
    String name = "%s in %s".formatted(descriptor.digest(), blobs.place());
    if (!descriptor.mediaType().isManifest()) {
      throw new ImageException(
          "%s is no image manifest but of type %s; Lava reads %s and %s"
              .formatted(
                  name, descriptor.mediaType(), MediaType.OCI_MANIFEST, MediaType.DOCKER_MANIFEST));
    }
    byte[] bytes = document(descriptor, blobs);
    Manifest manifest = Manifest.parse(bytes, descriptor.mediaType(), "the manifest " + name);
    byte[] configBytes = document(manifest.config(), blobs);
    ImageConfig config =
        ImageConfig.parse(
            configBytes,
            "the configuration %s in %s".formatted(manifest.config().digest(), blobs.place()));
    List<Digest> diffIds = config.diffIds();
    if (diffIds.size() != manifest.layers().size()) {
      throw new ImageException(
          "the manifest %s names %d layers, but its configuration %d"
              .formatted(name, manifest.layers().size(), diffIds.size()));
    }
    List<Layer> layers = new ArrayList<>();
    for (Descriptor layer : manifest.layers()) {
      layers.add(Layer.of(layer, diffIds.get(layers.size()), blobs));
    }
    return new Image(descriptor, bytes, manifest, configBytes, config, layers);
  }

  private static byte[] document(Descriptor descriptor, BlobSource blobs) throws IOException {
    if (descriptor.size() > LARGEST_DOCUMENT) {
      throw new ImageException(
          "the blob %s in %s is described as %d bytes of %s; at most %d are read"
              .formatted(
                  descriptor.digest(),
                  blobs.place(),
                  descriptor.size(),
                  descriptor.mediaType(),
                  LARGEST_DOCUMENT));
    }
    try (InputStream in = blobs.open(descriptor)) {
      return in.readAllBytes();
    }
  }

  /** The manifest's media type, digest and size; the digest is the image's name by content. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /** The manifest's bytes. */
  public byte[] manifest() {
    return manifestBytes.clone();
  }

  /** The configuration's bytes. They may hold more than {@link #config} shows. */
  public byte[] configBytes() {
    return configBytes.clone();
  }

  /** The media type, digest and size of the configuration's bytes. */
  public Descriptor configDescriptor() {
    return manifest.config();
  }

  public ImageConfig config() {
    return config;
  }

  /** The layers, the lowest first. */
  public List<Layer> layers() {
    return layers;
  }

  /** What the manifest says about the image, sorted by key. */
  public Map<String, String> annotations() {
    return manifest.annotations();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image that && descriptor.digest().equals(that.descriptor.digest());
  }

  @Override
  public int hashCode() {
    return descriptor.digest().hashCode();
  }

  /** The digest of the manifest. */
  @Override
  public String toString() {
    return descriptor.digest().toString();
  }
}
