package dev.lava.emulator.environment;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Outcomes in AWS's words: the body that a caller gets, the error type, and the lines of the log.
 */
final class Wording {
  /** Statuses above 128 that no program chooses for itself, as Go words the signals behind them. */
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          132, "illegal instruction",
          134, "aborted",
          135, "bus error",
          136, "floating point exception",
          137, "killed",
          139, "segmentation fault");

  private Wording() {}

  /** What the caller gets. */
  static Answer answer(Outcome outcome, String requestId, Duration timeout) {
    return switch (outcome) {
      case Outcome.Response(Payload payload) -> new Answer(payload, false);
      case Outcome.ReportedError(String _, Payload body) -> new Answer(body, true);
      case Outcome.ResponseTooLarge _ -> error(outcome, message(outcome, timeout));
      case Outcome.Exited _,
          Outcome.NotLaunched _,
          Outcome.TimedOut _,
          Outcome.ResponseTruncated _,
          Outcome.InvalidResponseMode _ ->
          error(outcome, "RequestId: %s Error: %s".formatted(requestId, message(outcome, timeout)));
    };
  }

  /** What is wrong with it; empty for a response. */
  static Optional<String> errorType(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Response _ -> Optional.empty();
      case Outcome.ReportedError(String type, Payload _) -> Optional.of(type);
      case Outcome.Exited _ -> Optional.of("Runtime.ExitError");
      case Outcome.NotLaunched _ -> Optional.of("Runtime.InvalidEntrypoint");
      case Outcome.TimedOut _ -> Optional.of("Sandbox.Timedout");
      case Outcome.ResponseTooLarge _ -> Optional.of("Function.ResponseSizeTooLarge");
      case Outcome.ResponseTruncated _ -> Optional.of("Runtime.TruncatedResponse");
      case Outcome.InvalidResponseMode _ -> Optional.of("Runtime.InvalidResponseModeHeader");
    };
  }

  /** The lines that the platform adds to the log, where the function could not say it itself. */
  static List<String> logLines(
      Outcome outcome, String requestId, Duration timeout, String timestamp) {
    return switch (outcome) {
      case Outcome.Response _, Outcome.ReportedError _ -> List.of();
      case Outcome.TimedOut _ ->
          List.of("%s %s %s".formatted(timestamp, requestId, message(outcome, timeout)));
      case Outcome.Exited _,
          Outcome.NotLaunched _,
          Outcome.ResponseTooLarge _,
          Outcome.ResponseTruncated _,
          Outcome.InvalidResponseMode _ ->
          List.of(
              "RequestId: %s Error: %s".formatted(requestId, message(outcome, timeout)),
              errorType(outcome).orElseThrow());
    };
  }

  /** The end of a {@code REPORT} or {@code INIT_REPORT} line; empty where all went well. */
  static String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.TimedOut _ -> "Status: timeout";
      case Outcome.Response _ -> "";
      case Outcome.ReportedError _,
          Outcome.Exited _,
          Outcome.NotLaunched _,
          Outcome.ResponseTooLarge _,
          Outcome.ResponseTruncated _,
          Outcome.InvalidResponseMode _ ->
          "Status: error\tError Type: " + errorType(outcome).orElseThrow();
    };
  }

  /** Milliseconds as the log has them. */
  static String milliseconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1_000_000.0);
  }

  private static String message(Outcome outcome, Duration timeout) {
    return switch (outcome) {
      case Outcome.Response _, Outcome.ReportedError _ -> "";
      case Outcome.Exited(int status) when status == 0 ->
          "Runtime exited without providing a reason";
      case Outcome.Exited(int status) when SIGNALS.containsKey(status) ->
          "Runtime exited with error: signal: " + SIGNALS.get(status);
      case Outcome.Exited(int status) -> "Runtime exited with error: exit status " + status;
      case Outcome.NotLaunched(String reason) -> reason;
      case Outcome.TimedOut _ ->
          String.format(
              Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1000.0);
      case Outcome.ResponseTooLarge(int limit) ->
          "Response payload size exceeded maximum allowed payload size (%d bytes)."
              .formatted(limit);
      case Outcome.ResponseTruncated _ -> "The response broke off before its end";
      case Outcome.InvalidResponseMode _ ->
          "The header Lambda-Runtime-Function-Response-Mode must be 'streaming' or absent";
    };
  }

  private static Answer error(Outcome outcome, String message) {
    return new Answer(
        Payload.of(
            JsonNodeFactory.instance
                .objectNode()
                .put("errorType", errorType(outcome).orElseThrow())
                .put("errorMessage", message)
                .toString()),
        true);
  }
}
