package dev.lava.emulator.environment;

/** What can happen to an execution environment. */
public sealed interface Event {
  /** The pool has an invocation for it. */
  record Invoked(Invocation invocation) implements Event {}

  /** The process could not be started. */
  record LaunchFailed(String reason) implements Event {}

  /** The process is gone. */
  record Exited(int status) implements Event {}

  /** The time that {@link Effect.Limit} gave is over. */
  record LimitReached() implements Event {}

  /** The environment is no longer needed. */
  record CloseRequested() implements Event {}

  /** The process called the Runtime API. Only these events can be refused by their state. */
  sealed interface RuntimeCall extends Event {}

  /** It asked for an invocation. */
  record NextCalled() implements RuntimeCall {}

  /**
   * It answered an invocation.
   *
   * @param answer which invocation, and how
   * @param outcome the response or the error
   */
  record AnswerPosted(Answering answer, Outcome outcome) implements RuntimeCall {}

  /** It reported that its init failed. */
  record InitErrorPosted(Outcome.ReportedError error) implements RuntimeCall {}
}
