package dev.lava.build.train;

import dev.lava.build.project.FunctionContents;
import dev.lava.build.types.FunctionTypes;
import dev.lava.build.types.SampleEvent;
import dev.lava.emulator.environment.Payload;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a function is invoked with in training.
 *
 * @param name what the user calls it, such as the name of its file
 * @param payload the event as it is, JSON or not
 */
public record TrainingEvent(String name, Payload payload) {
  /**
   * An event made up for what a handler declares; the empty object where it declares nothing.
   *
   * @param scratch a directory of the caller's
   */
  public static TrainingEvent sample(FunctionContents contents, String handler, Path scratch)
      throws IOException {
    try (FunctionTypes types = FunctionTypes.open(contents, scratch)) {
      return new TrainingEvent(
          "made up",
          types
              .declaration(handler)
              .map(declaration -> Payload.of(SampleEvent.of(declaration.event())))
              .orElseGet(() -> Payload.of("{}")));
    }
  }
}
