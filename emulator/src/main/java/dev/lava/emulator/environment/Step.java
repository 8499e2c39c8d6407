package dev.lava.emulator.environment;

import java.util.List;

/** What an event does to an environment. */
public sealed interface Step {
  /**
   * The event is accepted.
   *
   * @param next the state from now on
   * @param effects what is to be done, in this order
   */
  record Moved(State next, List<Effect> effects) implements Step {}

  /** The event is refused, and nothing changes. */
  record Refused(Refusal refusal) implements Step {}
}
