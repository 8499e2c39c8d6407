package dev.lava.build.local;

import dev.lava.build.spring.SpringMode;
import dev.lava.build.train.TrainingSettings;

/**
 * What a user wants made of a function's contents.
 *
 * @param handler what AWS Lambda calls
 * @param spring whether Spring processes the application, in the way of training
 * @param training how the function is trained
 */
public record BuildSettings(String handler, SpringMode spring, TrainingSettings training) {
  /** The same with another wish for Spring. */
  BuildSettings with(SpringMode mode) {
    return new BuildSettings(handler, mode, training);
  }

  /** The same without training, and without what is only tried along with it. */
  public BuildSettings untrained() {
    SpringMode required = spring == SpringMode.TRY ? SpringMode.OFF : spring;
    return new BuildSettings(handler, required, training.off());
  }
}
