package dev.lava.emulator.environment;

/** Where an execution environment is in its life. The diagram is in the package's description. */
public sealed interface State {
  /** Nothing has run here yet. */
  record Fresh() implements State {}

  /**
   * A process was started and has not asked for an invocation yet.
   *
   * @param phase whose time this init takes
   * @param waiting the invocation that the environment was started for
   */
  record Starting(Phase phase, Invocation waiting) implements State {}

  /** The process waits for an invocation, which is not there. */
  record Ready() implements State {}

  /** The process has the invocation. */
  record Running(Invocation invocation) implements State {}

  /** The process has answered the invocation and not asked for the next one yet. */
  record Answered(Invocation invocation) implements State {}

  /**
   * The process is to end and has not yet.
   *
   * @param invocation the invocation that it failed
   * @param restart whether another process is to be started for this invocation, which is still
   *     unanswered; otherwise its caller has an answer
   */
  record Stopping(Invocation invocation, boolean restart) implements State {}

  /** A process ran here and is gone. The next one's init is part of its invocation. */
  record Reset() implements State {}

  /** Nothing will run here any more. */
  record Closed() implements State {}

  /** Whose time an init takes, as AWS's {@code INIT_REPORT} names it. */
  enum Phase {
    /** Its own: up to ten seconds, ahead of the first invocation. */
    INIT,
    /** The invocation's: it counts against the function's timeout. */
    INVOKE
  }
}
