package dev.lava.build.train;

import dev.lava.image.Layer;
import java.time.Duration;
import java.util.List;

/** What came of training. Its text says it to users, in one line and more where events failed. */
public sealed interface TrainingOutcome {
  /** The events that were not answered. */
  List<EventFailure> failures();

  /**
   * The image has a cache.
   *
   * @param layer the layer with the cache
   * @param cacheBytes the cache's size where it is used
   * @param events how many events the function was given
   * @param network whether it had the host's network
   * @param took how long the training took, or had taken
   * @param reused whether it is the outcome of an earlier training
   */
  record Trained(
      Layer layer,
      long cacheBytes,
      int events,
      boolean network,
      List<EventFailure> failures,
      Duration took,
      boolean reused)
      implements TrainingOutcome {
    @Override
    public String toString() {
      String text =
          "%s with %s%s; the cache takes %.1f MB, %.1f MB of the image"
              .formatted(
                  reused ? "trained before" : "trained in %.1f s".formatted(took.toMillis() / 1e3),
                  events == 1 ? "1 event" : events + " events",
                  network ? " and the host's network" : "",
                  cacheBytes / 1e6,
                  layer.descriptor().size() / 1e6);
      return failures.isEmpty() ? text : text + "\n" + TrainingOutcome.text(failures);
    }
  }

  /**
   * Training was tried and gave nothing; the image has no cache.
   *
   * @param reason why, as the end of a sentence
   */
  record Untrained(String reason, List<EventFailure> failures) implements TrainingOutcome {
    @Override
    public String toString() {
      String text = "not trained, so it starts slower than it could: " + reason;
      return failures.isEmpty() ? text : text + "\n" + TrainingOutcome.text(failures);
    }
  }

  /** Nobody wanted it. */
  record Off() implements TrainingOutcome {
    @Override
    public List<EventFailure> failures() {
      return List.of();
    }

    @Override
    public String toString() {
      return "not trained, so it starts slower than it could: --train=off";
    }
  }

  private static String text(List<EventFailure> failures) {
    return String.join("\n", failures.stream().map(failure -> "  " + failure).toList());
  }
}
