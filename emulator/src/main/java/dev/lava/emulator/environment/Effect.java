package dev.lava.emulator.environment;

import dev.lava.emulator.environment.State.Phase;

/** What the environment has to do about an event. Carried out in the order of the list. */
public sealed interface Effect {
  /** Start a process. */
  record Launch() implements Effect {}

  /** End the process now. */
  record Kill() implements Effect {}

  /** From now on the process has this long; it replaces any limit before. */
  record Limit(Allowance allowance) implements Effect {}

  /** No limit any more. */
  record NoLimit() implements Effect {}

  /** The process got through its init. */
  record InitSucceeded(Phase phase) implements Effect {}

  /** The process did not get through its init. */
  record InitFailed(Phase phase, Outcome outcome) implements Effect {}

  /** The invocation's own time begins: START. */
  record Begin(Invocation invocation) implements Effect {}

  /** Give the invocation to the process, which waits for it. */
  record HandOver(Invocation invocation) implements Effect {}

  /** Tell the caller how it came out, unless it has been told already. */
  record Reply(Outcome outcome) implements Effect {}

  /** The invocation is over: END and REPORT. */
  record End() implements Effect {}

  /** Tell the caller that there will be no answer. */
  record Abandon() implements Effect {}

  /** How long something may take. */
  enum Allowance {
    /** An environment's first init. */
    INIT,
    /** An invocation. */
    FUNCTION,
    /** A process's own way out, after it reported that its init failed. */
    EXIT
  }
}
