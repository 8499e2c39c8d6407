package dev.lava.build.train;

import dev.lava.image.Image;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;

/** Lets an image's function learn. */
@FunctionalInterface
interface Trainer {
  /** In a sandbox, with emulator and all. */
  Trainer IN_SANDBOX =
      (image, sandbox, settings, place) -> {
        Path root = place.unpack(image);
        return new TrainingRun(root, image.config(), sandbox, settings).run(place);
      };

  /**
   * Trains.
   *
   * @param place where it may write; what the lesson refers to lies there
   */
  Lesson train(Image image, Sandbox sandbox, TrainingSettings settings, Workplace place)
      throws IOException;
}
