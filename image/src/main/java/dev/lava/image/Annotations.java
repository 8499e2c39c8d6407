package dev.lava.image;

/**
 * Keys of annotations that more than one part of Lava reads (OCI image-spec, "annotations.md",
 * section "Pre-Defined Annotation Keys").
 */
public final class Annotations {
  /** The name of the image that this one stands on. */
  public static final String BASE_NAME = "org.opencontainers.image.base.name";

  /** The digest of that image's manifest. */
  public static final String BASE_DIGEST = "org.opencontainers.image.base.digest";

  private Annotations() {}
}
