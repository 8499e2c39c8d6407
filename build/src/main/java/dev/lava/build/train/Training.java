package dev.lava.build.train;

import dev.lava.build.home.LavaHome;
import dev.lava.build.problem.BuildException;
import dev.lava.build.train.TrainingOutcome.Off;
import dev.lava.build.train.TrainingOutcome.Trained;
import dev.lava.build.train.TrainingOutcome.Untrained;
import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Training, from an image to the image with what its JVM has learned as its last layer.
 *
 * <p>What a JVM writes differs from one training to the next, even of the same contents. So a
 * training is remembered: on one machine the same image, trained in the same way, gives the same
 * bytes, and takes no time.
 */
public final class Training {
  private static final HistoryEntry HISTORY = new HistoryEntry("lava build: training", "");

  /** What a Dockerfile runs to train (see the recipe of the base image). */
  private static final String TRAINING_PROGRAM = "/var/runtime/train";

  private final Path home;
  private final BlobDirectory blobs;
  private final Progress progress;
  private final TrainingSandbox.Choice choice;
  private final Trainer trainer;

  /**
   * @param home where trainings take place and are remembered
   * @param base the image below those that are trained
   * @param blobs where the new layer goes
   * @param progress is told when training begins and ends
   */
  public Training(LavaHome home, Image base, BlobDirectory blobs, Progress progress) {
    this(
        home.training(),
        blobs,
        progress,
        TrainingSandbox::choose,
        Trainer.over(base, UnpackedRoots.of(home.roots())));
  }

  Training(
      Path home,
      BlobDirectory blobs,
      Progress progress,
      TrainingSandbox.Choice choice,
      Trainer trainer) {
    this.home = home;
    this.blobs = blobs;
    this.progress = progress;
    this.choice = choice;
    this.trainer = trainer;
  }

  /**
   * Whether a layer is what a training has left, by {@code lava build} or in a Dockerfile. It is of
   * use only above the very base that it was made on.
   */
  public static boolean made(HistoryEntry layer) {
    return layer.equals(HISTORY) || layer.createdBy().contains(TRAINING_PROGRAM);
  }

  /**
   * Trains as far as the settings want it.
   *
   * @throws BuildException where training is required and something is missing: an answer, a cache,
   *     or a place to train in
   * @throws IllegalArgumentException for an unknown sandbox or a variable that AWS reserves
   */
  public TrainedImage train(Image image, TrainingSettings settings)
      throws BuildException, IOException {
    if (settings.mode() == TrainingMode.OFF) {
      return new TrainedImage(image, new Off());
    }
    TrainingOutcome outcome =
        switch (choice.of(image.config().platform(), settings)) {
          case TrainingSandbox.None(String reason) -> new Untrained(reason, List.of());
          case TrainingSandbox.Usable(Sandbox sandbox) -> outcome(image, settings, sandbox);
        };
    if (settings.mode() == TrainingMode.REQUIRE) {
      require(outcome);
    }
    return new TrainedImage(
        outcome instanceof Trained trained
            ? ImageChange.append(image, trained.layer(), HISTORY)
            : image,
        outcome);
  }

  private TrainingOutcome outcome(Image image, TrainingSettings settings, Sandbox sandbox)
      throws IOException {
    Digest key = TrainingKey.of(image, settings, sandbox.name());
    TrainingMemory memory = new TrainingMemory(home.resolve("known"), blobs);
    Optional<Trained> known = known(memory, key, settings.mode());
    if (known.isPresent()) {
      return known.get();
    }
    String task = "training of " + String.join(" ", image.config().command());
    progress.on(new ProgressEvent.Started(task, OptionalLong.empty()));
    long start = System.nanoTime();
    TrainingOutcome outcome;
    try (Workplace place = Workplace.enter(home)) {
      // Another build may have trained the same while this one waited for the place.
      Optional<Trained> meanwhile = known(memory, key, settings.mode());
      if (meanwhile.isPresent()) {
        outcome = meanwhile.get();
      } else {
        Lesson lesson = trainer.train(image, sandbox, settings, place);
        place.pauseIfEnding();
        outcome =
            switch (lesson) {
              case Lesson.Nothing(String reason, List<EventFailure> failures) ->
                  new Untrained(reason, failures);
              case Lesson.Learned learned -> keep(learned, settings, start, memory, key);
            };
      }
    }
    progress.on(new ProgressEvent.Finished(task, since(start), false));
    return outcome;
  }

  /** A failure may have been an accident; whoever requires answers gets another try. */
  private static Optional<Trained> known(TrainingMemory memory, Digest key, TrainingMode mode)
      throws IOException {
    return memory
        .find(key)
        .filter(trained -> mode != TrainingMode.REQUIRE || trained.failures().isEmpty());
  }

  private Trained keep(
      Lesson.Learned lesson,
      TrainingSettings settings,
      long start,
      TrainingMemory memory,
      Digest key)
      throws IOException {
    Layer layer = LayerWriter.write(lesson.files(), blobs);
    Trained trained =
        new Trained(
            layer,
            lesson.cacheBytes(),
            settings.events().size(),
            settings.network(),
            lesson.failures(),
            since(start),
            false);
    memory.keep(key, trained);
    return trained;
  }

  private static void require(TrainingOutcome outcome) throws BuildException {
    List<String> problems = new ArrayList<>();
    if (outcome instanceof Untrained(String reason, List<EventFailure> _)) {
      problems.add("training is required, but there is no cache: " + reason);
    }
    outcome.failures().forEach(failure -> problems.add("training: " + failure));
    if (!problems.isEmpty()) {
      problems.add(
          "no image was made; --train=try makes it with what training gives, --train=off without training");
      throw new BuildException(problems);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
