package dev.lava.runtime.invocation;

/** What became of an outcome that was handed over. */
public sealed interface Receipt {
  /** The caller gets it. */
  record Accepted() implements Receipt {}

  /**
   * The caller does not get it, and the platform has told it why; the next invocation is not
   * affected.
   *
   * @param reason the status and what the platform said, in one line
   */
  record Refused(String reason) implements Receipt {}

  /**
   * The function failed while it streamed its answer, and the platform knows.
   *
   * @param cause what the function threw
   */
  record Failed(Throwable cause) implements Receipt {}
}
