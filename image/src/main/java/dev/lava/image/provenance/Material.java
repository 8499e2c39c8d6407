package dev.lava.image.provenance;

import dev.lava.image.Checksum;
import dev.lava.image.Digest;
import java.util.Comparator;

/**
 * Something that went into a build.
 *
 * @param uri what it is called, best as a package URL
 * @param checksum its bytes
 */
public record Material(String uri, Checksum checksum) implements Comparable<Material> {
  private static final Comparator<Material> ORDER =
      Comparator.comparing(Material::uri).thenComparing(material -> material.checksum().toString());

  /** What is known by its digest. */
  public Material(String uri, Digest digest) {
    this(uri, Checksum.of(digest));
  }

  @Override
  public int compareTo(Material other) {
    return ORDER.compare(this, other);
  }
}
