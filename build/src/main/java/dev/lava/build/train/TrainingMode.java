package dev.lava.build.train;

import java.util.Locale;

/** How much a build wants its training. */
public enum TrainingMode {
  /** Every event must be answered and a cache must come of it; otherwise there is no image. */
  REQUIRE,
  /** The image gets what training gave, if anything; what went wrong is told. */
  TRY,
  /** No training. */
  OFF;

  /**
   * Reads {@code require}, {@code try} or {@code off}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static TrainingMode parse(String text) {
    for (TrainingMode mode : values()) {
      if (mode.toString().equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "training '%s': there are require, try and off; --train=require fails the build where training fails"
            .formatted(text));
  }

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
