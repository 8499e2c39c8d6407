package dev.lava.build.spring;

import dev.lava.build.train.TrainingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much a build wants Spring to process the application. */
public enum SpringMode {
  /** Without it there is no image. */
  REQUIRE,
  /** Where the function is an application on Spring Boot; what went wrong is told. */
  TRY,
  /** Not at all. */
  OFF;

  /**
   * Reads {@code require}, {@code try} or {@code off}. Where nothing is said, it is tried where the
   * function is trained, since both run it.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static SpringMode parse(@Nullable String text, TrainingMode training) {
    if (text == null) {
      return training == TrainingMode.OFF ? OFF : TRY;
    }
    for (SpringMode mode : values()) {
      if (mode.toString().equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "processing Spring '%s': there are require, try and off; --spring-aot=require fails the build where Spring fails"
            .formatted(text));
  }

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
