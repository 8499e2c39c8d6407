package dev.lava.build.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.problem.BuildException;
import dev.lava.build.train.TrainingOutcome.Trained;
import dev.lava.build.train.TrainingOutcome.Untrained;
import dev.lava.emulator.environment.Payload;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.progress.Progress;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final EventFailure FAILURE =
      new EventFailure(
          "order.json",
          "java.lang.IllegalStateException",
          "TABLE is not set",
          List.of("java.lang.IllegalStateException: TABLE is not set", "\tat App.handle"));

  private static final List<TrainingEvent> EVENTS =
      List.of(new TrainingEvent("order.json", Payload.of("{\"id\":1}")));

  @TempDir Path directory;
  private final Image image =
      ImageChange.configure(
          ImageChange.empty(Platform.host()), config -> config.withCommand(List.of("App")));
  private BlobDirectory blobs;
  private int trainings;
  private TrainingSandbox place = new TrainingSandbox.Usable(new NoSandbox("namespace"));

  @BeforeEach
  void make_a_place_for_layers() throws IOException {
    blobs = BlobDirectory.create(directory.resolve("blobs"));
  }

  private Training training(Lesson lesson) {
    return new Training(
        directory.resolve("training"),
        blobs,
        Progress.SILENT,
        (_, _) -> place,
        (_, _, _, _) -> {
          trainings++;
          return lesson;
        });
  }

  private static Lesson.Learned learned(EventFailure... failures) {
    Content cache = Content.of("learned".getBytes(StandardCharsets.UTF_8));
    return new Lesson.Learned(
        FileTree.builder().put("var/task/.lava/function.aot", new Node.File(cache, 0_644)).build(),
        cache.size(),
        List.of(failures));
  }

  private static TrainingSettings settings(TrainingMode mode) {
    return TrainingSettings.of(mode, EVENTS);
  }

  @Test
  void the_cache_becomes_the_last_layer() throws Exception {
    TrainedImage trained = training(learned()).train(image, settings(TrainingMode.TRY));

    assertThat(trained.image().config().history())
        .extracting(HistoryEntry::createdBy)
        .containsExactly("lava build: training");
    assertThat(trained.outcome().toString())
        .matches(
            "trained in \\S+ s with 1 event; the cache takes 0[.,]0 MB, 0[.,]0 MB of the image");
  }

  @Test
  void off_says_so_and_does_nothing() throws Exception {
    TrainedImage trained = training(learned()).train(image, settings(TrainingMode.OFF));

    assertThat(trained.image()).isEqualTo(image);
    assertThat(trained.outcome())
        .hasToString("not trained, so it starts slower than it could: --train=off");
    assertThat(trainings).isZero();
  }

  @Nested
  class When_tried {
    @Test
    void a_function_that_gives_no_cache_has_none_and_the_reason_is_told() throws Exception {
      TrainedImage trained =
          training(new Lesson.Nothing("the JVM wrote no cache", List.of(FAILURE)))
              .train(image, settings(TrainingMode.TRY));

      assertThat(trained.image()).isEqualTo(image);
      assertThat(trained.outcome())
          .hasToString(
              """
              not trained, so it starts slower than it could: the JVM wrote no cache
                event 'order.json' failed with java.lang.IllegalStateException: TABLE is not set
                  | java.lang.IllegalStateException: TABLE is not set
                  | \tat App.handle\
              """);
    }

    @Test
    void a_failed_event_is_told_and_what_was_learned_is_kept() throws Exception {
      TrainedImage trained = training(learned(FAILURE)).train(image, settings(TrainingMode.TRY));

      assertThat(trained.image().layers()).hasSize(1);
      assertThat(trained.outcome().failures()).containsExactly(FAILURE);
    }

    @Test
    void a_machine_without_a_sandbox_gives_an_image_without_a_cache() throws Exception {
      place = new TrainingSandbox.None("namespace: the kernel says no (sysctl -w a=1)");

      TrainedImage trained = training(learned()).train(image, settings(TrainingMode.TRY));

      assertThat(trained.outcome())
          .isEqualTo(new Untrained("namespace: the kernel says no (sysctl -w a=1)", List.of()));
      assertThat(trainings).isZero();
    }
  }

  @Nested
  class When_required {
    @Test
    void a_failed_event_fails_the_build() {
      assertThatThrownBy(
              () -> training(learned(FAILURE)).train(image, settings(TrainingMode.REQUIRE)))
          .isInstanceOf(BuildException.class)
          .hasMessage(
              """
              training: event 'order.json' failed with java.lang.IllegalStateException: TABLE is not set
                  | java.lang.IllegalStateException: TABLE is not set
                  | \tat App.handle
              no image was made; --train=try makes it with what training gives, --train=off without training""");
    }

    @Test
    void a_missing_cache_fails_the_build() {
      assertThatThrownBy(
              () ->
                  training(new Lesson.Nothing("the JVM wrote no cache", List.of()))
                      .train(image, settings(TrainingMode.REQUIRE)))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith(
              "training is required, but there is no cache: the JVM wrote no cache\nno image was made");
    }

    @Test
    void a_machine_without_a_sandbox_fails_the_build() {
      place = new TrainingSandbox.None("namespace: the kernel says no (sysctl -w a=1)");

      assertThatThrownBy(() -> training(learned()).train(image, settings(TrainingMode.REQUIRE)))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith(
              "training is required, but there is no cache: namespace: the kernel says no (sysctl -w a=1)\n");
    }
  }

  @Nested
  class A_second_time {
    @Test
    void the_same_image_and_events_give_the_same_image_without_training() throws Exception {
      Image first = training(learned()).train(image, settings(TrainingMode.TRY)).image();

      TrainedImage second = training(learned()).train(image, settings(TrainingMode.TRY));

      assertThat(second.image()).isEqualTo(first);
      assertThat(second.outcome()).isInstanceOfSatisfying(Trained.class, Trained::reused);
      assertThat(second.outcome().toString()).startsWith("trained before with 1 event; ");
      assertThat(trainings).isEqualTo(1);
    }

    @Test
    void failed_events_are_told_again() throws Exception {
      training(learned(FAILURE)).train(image, settings(TrainingMode.TRY));

      TrainedImage second = training(learned()).train(image, settings(TrainingMode.TRY));

      assertThat(second.outcome().failures()).containsExactly(FAILURE);
    }

    @Test
    void who_requires_answers_does_not_get_earlier_failures() throws Exception {
      training(learned(FAILURE)).train(image, settings(TrainingMode.TRY));

      TrainedImage second = training(learned()).train(image, settings(TrainingMode.REQUIRE));

      assertThat(second.outcome().failures()).isEmpty();
      assertThat(trainings).isEqualTo(2);
    }

    @Test
    void another_event_another_variable_another_network_and_another_image_are_trained()
        throws Exception {
      Training training = training(learned());
      training.train(image, settings(TrainingMode.TRY));

      training.train(
          image,
          TrainingSettings.of(
              TrainingMode.TRY, List.of(new TrainingEvent("order.json", Payload.of("{}")))));
      training.train(image, with(Map.of("TABLE", "orders"), false));
      training.train(image, with(Map.of(), true));
      training.train(
          ImageChange.configure(image, config -> config.withCommand(List.of("Other"))),
          settings(TrainingMode.TRY));

      assertThat(trainings).isEqualTo(5);
    }

    @Test
    void a_layer_that_is_gone_is_made_again() throws Exception {
      Training training = training(learned());
      Image first = training.train(image, settings(TrainingMode.TRY)).image();
      Files.delete(blobs.file(first.layers().getLast().descriptor().digest()));

      training.train(image, settings(TrainingMode.TRY));

      assertThat(trainings).isEqualTo(2);
    }

    @Test
    void a_function_that_gave_nothing_is_trained_again() throws Exception {
      Training training = training(new Lesson.Nothing("it was killed", List.of()));
      training.train(image, settings(TrainingMode.TRY));

      training.train(image, settings(TrainingMode.TRY));

      assertThat(trainings).isEqualTo(2);
    }

    private TrainingSettings with(Map<String, String> environment, boolean network) {
      return new TrainingSettings(TrainingMode.TRY, EVENTS, environment, network, Optional.empty());
    }
  }

  @Test
  void nothing_is_left_of_the_work() throws Exception {
    training(learned()).train(image, settings(TrainingMode.TRY));

    assertThat(directory.resolve("training/work")).doesNotExist();
  }
}
