package dev.lava.sandbox;

/** Whether a machine allows a sandbox. */
public sealed interface Availability {
  /** It works here. */
  record Available() implements Availability {}

  /**
   * It does not work here.
   *
   * @param reason what was tried and what was seen
   * @param remedy what the user could do about it
   */
  record Unavailable(String reason, String remedy) implements Availability {}
}
