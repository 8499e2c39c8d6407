package dev.lava.emulator.environment;

import java.util.Optional;

/**
 * Which invocation a process means to answer.
 *
 * @param requestId from the path of its call
 * @param invocationId from the header {@code Lambda-Runtime-Invocation-Id}, which newer runtimes
 *     send back as they got it, so that a late answer cannot pass for another one's
 * @param kind with what
 */
public record Answering(String requestId, Optional<String> invocationId, Kind kind) {
  /** With what an invocation is answered. */
  public enum Kind {
    /** With a response. */
    RESPONSE,
    /** With an error. */
    ERROR
  }
}
