package dev.lava.build.train;

import dev.lava.image.Image;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;

/** Lets an image's function learn. */
@FunctionalInterface
interface Trainer {
  /**
   * In a sandbox, with emulator and all.
   *
   * @param base the image below those that are trained
   * @param roots where it is unpacked
   */
  static Trainer over(Image base, UnpackedRoots roots) {
    return (image, sandbox, settings, place) ->
        new TrainingRun(place.unpack(base, image, roots), image.config(), sandbox, settings)
            .run(place);
  }

  /**
   * Trains.
   *
   * @param place where it may write; what the lesson refers to lies there
   */
  Lesson train(Image image, Sandbox sandbox, TrainingSettings settings, Workplace place)
      throws IOException;
}
