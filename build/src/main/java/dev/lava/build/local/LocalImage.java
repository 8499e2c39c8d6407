package dev.lava.build.local;

import dev.lava.build.train.TrainedImage;
import java.util.List;

/**
 * What came of a function.
 *
 * @param trained the image, and how its training went
 * @param notes what users should know about the function
 * @param known whether nothing had changed since an earlier build
 */
public record LocalImage(TrainedImage trained, List<String> notes, boolean known) {
  public LocalImage {
    notes = List.copyOf(notes);
  }
}
