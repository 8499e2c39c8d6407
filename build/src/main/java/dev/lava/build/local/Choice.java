package dev.lava.build.local;

import dev.lava.build.known.KnownBuild;
import dev.lava.build.problem.BuildException;
import dev.lava.build.spring.SpringMode;
import dev.lava.build.train.TrainedImage;
import dev.lava.build.train.TrainingMode;
import dev.lava.build.train.TrainingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which image of a function is taken. Where Spring's processing is only tried, it must not cost an
 * answer: a processed function that fails at something in training is trained unprocessed as well,
 * and the better of the two is taken.
 *
 * @param source the images
 * @param trains what trains them
 */
record Choice(Source source, Trains trains) {
  private static final String NOT_PROCESSED =
      "Spring's processing ahead of time is left out, since the function did worse with it in training; --spring-aot=require shows how, --spring-aot=off does not try";

  /** Trains an image, as {@link dev.lava.build.train.Training} does. */
  interface Trains {
    /** The image after training, which has an event. */
    TrainedImage train(KnownBuild build, TrainingSettings settings)
        throws BuildException, IOException;
  }

  /**
   * The image that is taken, trained as it was wanted.
   *
   * @throws BuildException where there is none, or training is required and fails
   */
  Candidate make(BuildSettings settings) throws BuildException, IOException {
    TrainingSettings training = settings.training();
    UntrainedImage first = source.build(settings);
    if (!first.build().processed()
        || settings.spring() != SpringMode.TRY
        || training.mode() == TrainingMode.OFF) {
      return candidate(first, training);
    }
    TrainingSettings tried = training.in(TrainingMode.TRY);
    Candidate processed = candidate(first, tried);
    if (processed.isFlawless()) {
      return processed;
    }
    Candidate plain = candidate(noting(source.build(settings.with(SpringMode.OFF))), tried);
    Candidate better = plain.isBetterThan(processed) ? plain : processed;
    return better.isFlawless() || training.mode() == TrainingMode.TRY
        ? better
        // What is missing is for training to say.
        : candidate(better.untrained(), training);
  }

  private Candidate candidate(UntrainedImage untrained, TrainingSettings training)
      throws BuildException, IOException {
    KnownBuild build = untrained.build();
    TrainingSettings settings =
        training.needsSample() ? training.with(build.sample().orElseThrow()) : training;
    return new Candidate(untrained, trains.train(build, settings));
  }

  private static UntrainedImage noting(UntrainedImage image) {
    KnownBuild build = image.build();
    List<String> notes = new ArrayList<>(build.notes());
    notes.add(NOT_PROCESSED);
    return new UntrainedImage(
        new KnownBuild(build.base(), build.image(), false, notes, build.sample()), image.known());
  }
}
