package dev.lava.runtime.invocation;

/** How an invocation ended. */
public sealed interface Outcome {
  /**
   * The function answered.
   *
   * @param answer the response's body; may be empty
   */
  record Answer(Payload answer) implements Outcome {}

  /**
   * The function failed.
   *
   * @param cause what it threw
   */
  record Failure(Throwable cause) implements Outcome {}
}
