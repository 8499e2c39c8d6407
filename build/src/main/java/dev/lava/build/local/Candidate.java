package dev.lava.build.local;

import dev.lava.build.train.TrainedImage;
import dev.lava.build.train.TrainingOutcome;

/** An image before and after its training. */
record Candidate(UntrainedImage untrained, TrainedImage trained) {
  /** Whether the function did all that was asked of it. */
  boolean isFlawless() {
    return becameReady() && trained.outcome().failures().isEmpty();
  }

  /**
   * Whether the function did more than another did. One that never became ready has shown nothing,
   * so the other is preferred even if it was the same there.
   */
  boolean isBetterThan(Candidate other) {
    if (!other.becameReady()) {
      return true;
    }
    return becameReady()
        && trained.outcome().failures().size() < other.trained.outcome().failures().size();
  }

  private boolean becameReady() {
    return !(trained.outcome() instanceof TrainingOutcome.Untrained);
  }
}
