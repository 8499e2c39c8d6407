package dev.lava.emulator.environment;

/** How an invocation, or an init, came out. */
public sealed interface Outcome {
  /** The function's response. */
  record Response(Payload payload) implements Outcome {}

  /**
   * An error that the function's runtime reported by itself.
   *
   * @param errorType {@code Runtime.X} or {@code Function.X}
   * @param body what the caller gets, as the runtime wrote it
   */
  record ReportedError(String errorType, Payload body) implements Outcome {}

  /** The process ended without an answer; the status is 128 + N where signal N ended it. */
  record Exited(int status) implements Outcome {}

  /** No process could be started. */
  record NotLaunched(String reason) implements Outcome {}

  /** The time was over before the answer was there. */
  record TimedOut() implements Outcome {}

  /** The response is larger than Lambda passes on, which is so many bytes. */
  record ResponseTooLarge(int limit) implements Outcome {}

  /** The response broke off before its end. */
  record ResponseTruncated() implements Outcome {}

  /** The response came in a mode that does not exist. */
  record InvalidResponseMode() implements Outcome {}
}
