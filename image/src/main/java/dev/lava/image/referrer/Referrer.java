package dev.lava.image.referrer;

import dev.lava.image.ArtifactManifest;
import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.ImageException;
import dev.lava.image.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A statement about an image: a manifest with a subject, and the bytes that it names (OCI
 * image-spec 1.1; OCI distribution-spec 1.1, "Listing Referrers"). Two are equal where their
 * manifests' bytes are.
 */
public final class Referrer {
  /** What a registry must accept as a manifest (OCI distribution-spec). */
  private static final long LARGEST_MANIFEST = 4 << 20;

  private final Descriptor descriptor;
  private final byte[] manifestBytes;
  private final ArtifactManifest manifest;
  private final Attachment config;
  private final List<Attachment> attachments;

  private Referrer(
      Descriptor descriptor,
      byte[] manifestBytes,
      ArtifactManifest manifest,
      Attachment config,
      List<Attachment> attachments) {
    this.descriptor = descriptor;
    this.manifestBytes = manifestBytes;
    this.manifest = manifest;
    this.config = config;
    this.attachments = List.copyOf(attachments);
  }

  /**
   * A new statement.
   *
   * @param subject the manifest that it is about; only type, digest and size are kept
   * @param artifactType what it is, such as {@code application/vnd.cyclonedx+json}
   * @param attachments what it says
   * @param annotations free facts about it, which lists of referrers show
   */
  public static Referrer of(
      Descriptor subject,
      MediaType artifactType,
      List<Attachment> attachments,
      Map<String, String> annotations) {
    ArtifactManifest manifest =
        new ArtifactManifest(
            artifactType,
            attachments.stream().map(Attachment::descriptor).toList(),
            new Descriptor(subject.mediaType(), subject.digest(), subject.size()),
            annotations);
    byte[] bytes = manifest.toJson();
    return new Referrer(
        listed(Descriptor.of(MediaType.OCI_MANIFEST, bytes), manifest),
        bytes,
        manifest,
        Attachment.of(MediaType.OCI_EMPTY, ArtifactManifest.EMPTY_CONFIG),
        attachments);
  }

  /**
   * Reads the statement whose manifest is described; empty where that is about no other, as an
   * image's is. The manifest is read and checked now, the attachments whenever they are opened.
   *
   * @throws ImageException where it is missing, damaged, or no manifest
   */
  public static Optional<Referrer> read(Descriptor descriptor, BlobSource blobs)
      throws IOException {
    if (!descriptor.mediaType().isManifest() || descriptor.size() > LARGEST_MANIFEST) {
      throw new ImageException(
          "%s in %s is no manifest but %d bytes of %s; a referrer is at most %d bytes of %s"
              .formatted(
                  descriptor.digest(),
                  blobs.place(),
                  descriptor.size(),
                  descriptor.mediaType(),
                  LARGEST_MANIFEST,
                  MediaType.OCI_MANIFEST));
    }
    byte[] bytes;
    try (InputStream in = blobs.open(descriptor)) {
      bytes = in.readAllBytes();
    }
    return ArtifactManifest.parse(
            bytes, "the manifest %s in %s".formatted(descriptor.digest(), blobs.place()))
        .map(manifest -> of(descriptor, bytes, manifest, blobs));
  }

  private static Referrer of(
      Descriptor descriptor, byte[] bytes, ArtifactManifest manifest, BlobSource blobs) {
    List<Attachment> attachments = new ArrayList<>();
    manifest.blobs().forEach(blob -> attachments.add(new Attachment(blob, blobs)));
    return new Referrer(
        listed(descriptor, manifest),
        bytes,
        manifest,
        new Attachment(manifest.config(), blobs),
        attachments);
  }

  /** As lists of referrers show it: with its type and annotations. */
  private static Descriptor listed(Descriptor descriptor, ArtifactManifest manifest) {
    return new Descriptor(
        descriptor.mediaType(),
        descriptor.digest(),
        descriptor.size(),
        manifest.annotations(),
        Optional.of(manifest.artifactType()));
  }

  /** The manifest's media type, digest and size, with the artifact's type and annotations. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /** The manifest's bytes. */
  public byte[] manifest() {
    return manifestBytes.clone();
  }

  /** What it is about. */
  public Descriptor subject() {
    return manifest.subject();
  }

  /** What it is. */
  public MediaType artifactType() {
    return manifest.artifactType();
  }

  /** Free facts about it, sorted by key. */
  public Map<String, String> annotations() {
    return manifest.annotations();
  }

  /** What stands where an image has its configuration: an empty object, mostly. */
  public Attachment config() {
    return config;
  }

  /** What it says. */
  public List<Attachment> attachments() {
    return attachments;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Referrer that && descriptor.digest().equals(that.descriptor.digest());
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
