package dev.lava.image.bake;

import dev.lava.image.Image;
import java.util.List;

/**
 * What came of a bake.
 *
 * @param image the image; its layers are in the destination's blobs, its name is the caller's to
 *     give
 * @param notes what a user should know, such as an index of packages that is not of today
 */
public record Baked(Image image, List<String> notes) {
  public Baked {
    notes = List.copyOf(notes);
  }
}
