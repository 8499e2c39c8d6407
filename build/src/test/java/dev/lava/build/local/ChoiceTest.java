package dev.lava.build.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.known.KnownBuild;
import dev.lava.build.problem.BuildException;
import dev.lava.build.spring.SpringMode;
import dev.lava.build.train.EventFailure;
import dev.lava.build.train.TrainedImage;
import dev.lava.build.train.TrainingEvent;
import dev.lava.build.train.TrainingMode;
import dev.lava.build.train.TrainingOutcome;
import dev.lava.build.train.TrainingOutcome.Off;
import dev.lava.build.train.TrainingOutcome.Trained;
import dev.lava.build.train.TrainingOutcome.Untrained;
import dev.lava.build.train.TrainingSettings;
import dev.lava.emulator.environment.Payload;
import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.Platform;
import dev.lava.image.change.ImageChange;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A function with Spring and the same without, and what each does in training. */
class ChoiceTest {
  private static final Image IMAGE = ImageChange.empty(Platform.AMD64);
  private static final TrainingOutcome FLAWLESS = trained();
  private static final TrainingOutcome NEVER_READY = new Untrained("it never asked", List.of());

  private final List<String> trainings = new ArrayList<>();
  private TrainingOutcome processed = FLAWLESS;
  private TrainingOutcome plain = FLAWLESS;

  @Test
  void is_the_processed_function_where_it_does_all_that_is_asked() throws Exception {
    assertThat(make(SpringMode.TRY, TrainingMode.TRY)).isEqualTo("processed");

    assertThat(trainings).containsExactly("processed, try");
  }

  @Nested
  class Where_the_processed_function_fails_in_training {
    @Test
    void it_is_the_other_where_that_does_better() throws Exception {
      processed = trained("one", "two");
      plain = trained("one");

      assertThat(make(SpringMode.TRY, TrainingMode.TRY)).isEqualTo("plain");
    }

    @Test
    void it_is_the_processed_one_where_the_other_fails_alike() throws Exception {
      processed = trained("one");
      plain = trained("one");

      assertThat(make(SpringMode.TRY, TrainingMode.TRY)).isEqualTo("processed");
    }

    @Test
    void it_is_the_other_where_neither_became_ready() throws Exception {
      processed = NEVER_READY;
      plain = NEVER_READY;

      assertThat(make(SpringMode.TRY, TrainingMode.TRY)).isEqualTo("plain");
    }

    @Test
    void users_are_told_of_the_other() throws Exception {
      processed = NEVER_READY;

      assertThat(candidate(SpringMode.TRY, TrainingMode.TRY).untrained().build().notes())
          .containsExactly(
              "Spring's processing ahead of time is left out, since the function did worse with it in training; --spring-aot=require shows how, --spring-aot=off does not try");
    }

    @Test
    void required_answers_are_required_of_the_better_one() {
      processed = NEVER_READY;
      plain = trained("one");

      assertThatThrownBy(() -> make(SpringMode.TRY, TrainingMode.REQUIRE))
          .isInstanceOf(BuildException.class);

      assertThat(trainings).containsExactly("processed, try", "plain, try", "plain, require");
    }

    @Test
    void it_is_still_the_processed_one_where_that_is_required() throws Exception {
      processed = NEVER_READY;

      assertThat(make(SpringMode.REQUIRE, TrainingMode.TRY)).isEqualTo("processed");
      assertThat(trainings).containsExactly("processed, try");
    }
  }

  @Test
  void without_training_nothing_is_known_against_the_processed_function() throws Exception {
    assertThat(make(SpringMode.TRY, TrainingMode.OFF)).isEqualTo("processed");
  }

  private String make(SpringMode spring, TrainingMode training) throws Exception {
    return name(candidate(spring, training).untrained().build());
  }

  private Candidate candidate(SpringMode spring, TrainingMode training) throws Exception {
    TrainingEvent event = new TrainingEvent("one", Payload.of("{}"));
    return new Choice(ChoiceTest::build, this::train)
        .make(
            new BuildSettings(
                "com.example.App", spring, TrainingSettings.of(training, List.of(event))));
  }

  private static UntrainedImage build(BuildSettings settings) {
    boolean processed = settings.spring() != SpringMode.OFF;
    return new UntrainedImage(
        new KnownBuild(IMAGE, IMAGE, processed, List.of(), Optional.empty()), false);
  }

  private TrainedImage train(KnownBuild build, TrainingSettings settings) throws BuildException {
    trainings.add(name(build) + ", " + settings.mode());
    TrainingOutcome outcome = build.processed() ? processed : plain;
    if (settings.mode() == TrainingMode.REQUIRE && !outcome.equals(FLAWLESS)) {
      throw new BuildException("training is required");
    }
    return new TrainedImage(IMAGE, settings.mode() == TrainingMode.OFF ? new Off() : outcome);
  }

  private static String name(KnownBuild build) {
    return build.processed() ? "processed" : "plain";
  }

  private static Trained trained(String... failures) {
    Digest digest = Digest.of(new byte[0]);
    return new Trained(
        Layer.of(new Descriptor(MediaType.OCI_LAYER_GZIP, digest, 0), digest, new Nowhere()),
        0,
        1,
        false,
        List.of(failures).stream().map(ChoiceTest::failure).toList(),
        Duration.ZERO,
        false);
  }

  private static EventFailure failure(String event) {
    return new EventFailure(event, "java.lang.IllegalStateException", "failed", List.of());
  }

  /** Has the caches, which nobody reads here. */
  private record Nowhere() implements BlobSource {
    @Override
    public String place() {
      return "nowhere";
    }

    @Override
    public InputStream open(Digest digest) {
      throw new AssertionError("the choice reads no cache");
    }
  }
}
