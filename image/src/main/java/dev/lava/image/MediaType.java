package dev.lava.image;

/**
 * What the bytes behind a descriptor are. The set is open, for a layout may hold anything; these
 * are the ones that Lava knows (OCI image-spec, "media-types.md"; Docker "Image Manifest V2, Schema
 * 2").
 *
 * @param name the registered name, such as {@code application/vnd.oci.image.manifest.v1+json}
 */
public record MediaType(String name) {
  public static final MediaType OCI_MANIFEST =
      new MediaType("application/vnd.oci.image.manifest.v1+json");
  public static final MediaType OCI_INDEX =
      new MediaType("application/vnd.oci.image.index.v1+json");
  public static final MediaType OCI_CONFIG =
      new MediaType("application/vnd.oci.image.config.v1+json");
  public static final MediaType OCI_LAYER_GZIP =
      new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
  public static final MediaType OCI_LAYER_ZSTD =
      new MediaType("application/vnd.oci.image.layer.v1.tar+zstd");
  public static final MediaType OCI_LAYER_TAR =
      new MediaType("application/vnd.oci.image.layer.v1.tar");
  public static final MediaType DOCKER_MANIFEST =
      new MediaType("application/vnd.docker.distribution.manifest.v2+json");
  public static final MediaType DOCKER_INDEX =
      new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
  public static final MediaType DOCKER_CONFIG =
      new MediaType("application/vnd.docker.container.image.v1+json");
  public static final MediaType DOCKER_LAYER_GZIP =
      new MediaType("application/vnd.docker.image.rootfs.diff.tar.gzip");
  public static final MediaType DOCKER_LAYER_TAR =
      new MediaType("application/vnd.docker.image.rootfs.diff.tar");

  /** What stands for a configuration where there is none (OCI image-spec, "manifest.md"). */
  public static final MediaType OCI_EMPTY = new MediaType("application/vnd.oci.empty.v1+json");

  public MediaType {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a media type is a name such as " + OCI_MANIFEST);
    }
  }

  /** Whether this is the manifest of one image. */
  public boolean isManifest() {
    return equals(OCI_MANIFEST) || equals(DOCKER_MANIFEST);
  }

  /** Whether this is a list of manifests, one per platform. */
  public boolean isIndex() {
    return equals(OCI_INDEX) || equals(DOCKER_INDEX);
  }

  /** Whether this is a layer in the one compression that AWS Lambda takes. */
  public boolean isGzipLayer() {
    return equals(OCI_LAYER_GZIP) || equals(DOCKER_LAYER_GZIP);
  }

  @Override
  public String toString() {
    return name;
  }
}
