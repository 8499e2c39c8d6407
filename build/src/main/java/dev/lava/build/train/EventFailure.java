package dev.lava.build.train;

import java.util.List;

/**
 * An event that a function in training did not answer, or its init.
 *
 * @param event the event's name
 * @param errorType such as {@code java.lang.IllegalStateException} or {@code Runtime.ExitError}
 * @param message what the error says
 * @param log the last lines that the function wrote
 */
public record EventFailure(String event, String errorType, String message, List<String> log) {
  public EventFailure {
    log = List.copyOf(log);
  }

  /** The failure and, indented below it, the log. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("event '%s' failed with %s: %s".formatted(event, errorType, message));
    log.forEach(line -> text.append("\n    | ").append(line));
    return text.toString();
  }
}
