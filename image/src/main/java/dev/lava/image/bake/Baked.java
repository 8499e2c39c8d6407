package dev.lava.image.bake;

import dev.lava.image.Image;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.provenance.Material;
import java.util.List;

/**
 * What came of a bake.
 *
 * @param image the image; its layers are in the destination's blobs, its name is the caller's to
 *     give
 * @param notes what a user should know, such as an index of packages that is not of today
 * @param packages the Debian packages that went in
 * @param materials all that went in, the packages among it
 */
public record Baked(
    Image image, List<String> notes, List<ResolvedPackage> packages, List<Material> materials) {
  public Baked {
    notes = List.copyOf(notes);
    packages = List.copyOf(packages);
    materials = List.copyOf(materials);
  }
}
