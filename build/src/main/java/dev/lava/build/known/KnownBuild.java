package dev.lava.build.known;

import dev.lava.build.train.TrainingEvent;
import dev.lava.image.Image;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier build made, before training.
 *
 * @param base the image below
 * @param image the untrained image, all of whose layers are there
 * @param processed whether Spring has processed the application
 * @param notes what users should know about the project
 * @param sample the event that was made up for training, where there was need for one
 */
public record KnownBuild(
    Image base,
    Image image,
    boolean processed,
    List<String> notes,
    Optional<TrainingEvent> sample) {
  public KnownBuild {
    notes = List.copyOf(notes);
  }
}
