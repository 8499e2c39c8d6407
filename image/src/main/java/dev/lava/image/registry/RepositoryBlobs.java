package dev.lava.image.registry;

import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a repository holds, by digest. Registries keep manifests apart from blobs, so what is asked
 * for must be known; a digest alone means a blob.
 *
 * @param place what messages call it
 * @param opener opens it
 */
record RepositoryBlobs(String place, Opener opener) implements BlobSource {
  /** Opens what a repository holds. */
  interface Opener {
    InputStream openBlob(Digest digest) throws IOException;

    InputStream openManifest(Digest digest) throws IOException;
  }

  @Override
  public InputStream open(Digest digest) throws IOException {
    return opener.openBlob(digest);
  }

  @Override
  public InputStream open(Descriptor descriptor) throws IOException {
    return descriptor.mediaType().isManifest() || descriptor.mediaType().isIndex()
        ? new Manifests(place, opener).open(descriptor)
        : BlobSource.super.open(descriptor);
  }

  private record Manifests(String place, Opener opener) implements BlobSource {
    @Override
    public InputStream open(Digest digest) throws IOException {
      return opener.openManifest(digest);
    }
  }
}
