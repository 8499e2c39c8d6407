package dev.lava.emulator.environment;

/** Why an event was refused. */
public sealed interface Refusal {
  /**
   * A call of the process does not fit the state.
   *
   * @param from what the state is called in AWS's messages
   * @param to what the call asks for, in the same words
   */
  record InvalidTransition(String from, String to) implements Refusal {}

  /** No such invocation is here. */
  record UnknownRequest() implements Refusal {}

  /** It is an answer to an earlier invocation of the same request id. */
  record StaleInvocation() implements Refusal {}

  /** Another call for the next invocation took this one's place. */
  record Superseded() implements Refusal {}

  /** The process that called is gone. */
  record ProcessGone() implements Refusal {}

  /** There is an invocation already, or there can be none any more. */
  record Occupied() implements Refusal {}
}
