package dev.lava.build.local;

import dev.lava.build.FunctionBuild;
import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.build.known.KnownBuild;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.record.BuildRecord;
import dev.lava.build.spring.SpringAheadOfTime;
import dev.lava.build.spring.SpringContents;
import dev.lava.build.train.Training;
import dev.lava.build.train.TrainingEvent;
import dev.lava.image.Image;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a build on one machine.
 *
 * @param home where its store is, and where functions run while they are built
 * @param lavaVersion which Lava is at work, for the record
 * @param environment the environment variables of the build, for the record
 * @param progress is told what takes long
 */
public record LocalBuild(
    LavaHome home, String lavaVersion, Map<String, String> environment, Progress progress) {
  /** All of it, for contents that are at hand. */
  public LocalImage build(
      FunctionContents contents, FunctionBuild build, BuildSettings settings, Reference name)
      throws BuildException, IOException {
    Source source =
        wish -> {
          try (TemporaryDirectory scratch = TemporaryDirectory.create()) {
            SpringContents processed = process(contents, build, wish, scratch);
            return new UntrainedImage(layers(processed, build, wish, scratch), false);
          }
        };
    return finish(source, settings, name);
  }

  /**
   * Lets Spring process contents as far as it is wanted.
   *
   * @param scratch a directory of the caller's, for one build
   */
  public SpringContents process(
      FunctionContents contents,
      FunctionBuild build,
      BuildSettings settings,
      TemporaryDirectory scratch)
      throws BuildException, IOException {
    return new SpringAheadOfTime(home, build, store().blobs(), progress)
        .process(
            contents,
            settings.handler(),
            settings.spring(),
            settings.training(),
            scratch.directory("spring"));
  }

  /**
   * Puts contents on their base, and makes up an event where training needs one.
   *
   * @param scratch that of the processing
   */
  public KnownBuild layers(
      SpringContents contents,
      FunctionBuild build,
      BuildSettings settings,
      TemporaryDirectory scratch)
      throws BuildException, IOException {
    FunctionContents function = contents.contents();
    Image image =
        build.build(function, settings.handler(), store().blobs(), scratch.directory("image"));
    Optional<TrainingEvent> sample =
        settings.training().needsSample()
            ? Optional.of(
                TrainingEvent.sample(function, settings.handler(), scratch.directory("sample")))
            : Optional.empty();
    return new KnownBuild(build.base(), image, contents.processed(), function.notes(), sample);
  }

  /**
   * Trains the image, gives it the name, and records how it was made.
   *
   * @throws BuildException where the source has none, or training is required and fails; the name
   *     then means what it meant
   */
  public LocalImage finish(Source source, BuildSettings settings, Reference name)
      throws BuildException, IOException {
    OciLayout store = store();
    Choice.Trains trains =
        (build, training) ->
            new Training(home, build.base(), store.blobs(), progress)
                .train(build.image(), training);
    Candidate made = new Choice(source, trains).make(settings);
    Image image = made.trained().image();
    store.write(name, image);
    BuildRecord.of(home, store, lavaVersion, environment)
        .ofFunction(image, String.join(" ", image.config().command()));
    UntrainedImage untrained = made.untrained();
    return new LocalImage(made.trained(), untrained.build().notes(), untrained.known());
  }

  private OciLayout store() throws IOException {
    return new LocalImages(home).store();
  }
}
