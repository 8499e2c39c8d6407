package dev.lava.emulator.runtimeapi;

import dev.lava.emulator.environment.Refusal;
import dev.lava.emulator.http.Reply;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** The errors of the Runtime API, in the words of AWS's own emulator. */
final class RuntimeApiError {
  private RuntimeApiError() {}

  static Reply refused(Refusal refusal) {
    return switch (refusal) {
      case Refusal.InvalidTransition(String from, String to) ->
          invalidTransition(from, to, "State transition is not allowed");
      case Refusal.Superseded _ ->
          invalidTransition("Ready", "Ready", "Concurrent state modification");
      case Refusal.UnknownRequest _ -> error(400, "InvalidRequestID", "Invalid request ID");
      case Refusal.StaleInvocation _ -> error(410, "Runtime.InvokeTimeout", "Invoke timeout");
      case Refusal.ProcessGone _, Refusal.Occupied _ ->
          error(500, "InternalServerError", "Internal Server Error");
    };
  }

  static Reply tooLarge(int limit) {
    return error(
        413,
        "RequestEntityTooLarge",
        "Exceeded maximum allowed payload size (%d bytes).".formatted(limit));
  }

  static Reply truncated() {
    return error(400, "TruncatedHTTPRequest", "HTTP request detected as truncated");
  }

  static Reply invalidResponseMode() {
    return error(400, "InvalidFunctionResponseMode", "Invalid function response mode");
  }

  static Reply notFound(String method, List<String> path) {
    return error(
        404,
        "NotFound",
        "The Runtime API has no %s /%s; it has GET /2018-06-01/runtime/invocation/next, POST .../invocation/ID/response, POST .../invocation/ID/error and POST .../init/error"
            .formatted(method, String.join("/", path)));
  }

  private static Reply invalidTransition(String from, String to, String reason) {
    return error(
        403,
        "InvalidStateTransition",
        "State transition from %s to %s failed for runtime. Error: %s".formatted(from, to, reason));
  }

  private static Reply error(int status, String type, String message) {
    return Reply.json(
        status,
        JsonNodeFactory.instance
            .objectNode()
            .put("errorMessage", message)
            .put("errorType", type)
            .toString());
  }
}
