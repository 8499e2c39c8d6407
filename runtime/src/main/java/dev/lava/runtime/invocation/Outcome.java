package dev.lava.runtime.invocation;

import dev.lava.api.StreamedResponse;

/** How an invocation ended. */
public sealed interface Outcome {
  /**
   * The function answered.
   *
   * @param answer the response's body; may be empty
   */
  record Answer(Payload answer) implements Outcome {}

  /**
   * The function answers while its response is sent; it may still fail.
   *
   * @param response what writes the body, run by whoever sends it
   */
  record Stream(StreamedResponse response) implements Outcome {}

  /**
   * The function failed.
   *
   * @param cause what it threw
   */
  record Failure(Throwable cause) implements Outcome {}
}
