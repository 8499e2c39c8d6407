package dev.lava.emulator.invoke;

import dev.lava.emulator.http.Reply;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The errors of the Invoke API, as AWS words them. */
final class InvokeError {
  private InvokeError() {}

  static Reply invalidName(String name) {
    return user(
        400,
        "ValidationException",
        "1 validation error detected: Value '%s' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
            .formatted(name, FunctionName.PATTERN));
  }

  static Reply notFound(String arn) {
    return user(404, "ResourceNotFoundException", "Function not found: " + arn);
  }

  static Reply otherRegion(String named, String here) {
    return user(
        404,
        "ResourceNotFoundException",
        "Functions from '%s' are not reachable in this region ('%s')".formatted(named, here));
  }

  static Reply qualifierMismatch() {
    return user(
        400,
        "InvalidParameterValueException",
        "The derived qualifier from the function name does not match the specified qualifier.");
  }

  static Reply tooLarge(int limit) {
    return user(
        413,
        "RequestTooLargeException",
        "Request must be smaller than %d bytes for the InvokeFunction operation".formatted(limit));
  }

  static Reply truncated() {
    return user(400, "InvalidRequestContentException", "The request broke off before its end.");
  }

  static Reply notJson(String reason) {
    return user(
        400,
        "InvalidRequestContentException",
        "Could not parse request body into json: Could not parse payload into json: " + reason);
  }

  static Reply invalidClientContext() {
    return user(
        400,
        "InvalidRequestContentException",
        "Client context must be a valid Base64-encoded JSON object.");
  }

  static Reply invalidParameter(String header, String value, String allowed) {
    return user(
        400,
        "InvalidParameterValueException",
        "The header %s is '%s'; it may be %s.".formatted(header, value, allowed));
  }

  static Reply notYet(String what) {
    return error(
        501,
        "NotImplementedException",
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", "Service")
            .put("Message", "Lava's emulator cannot do this yet: " + what));
  }

  static Reply throttled() {
    return error(
        429,
        "TooManyRequestsException",
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", "User")
            .put("Message", "Rate Exceeded.")
            .put("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded"));
  }

  static Reply closed() {
    return error(
        503,
        "ServiceException",
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", "Service")
            .put("Message", "The emulator is being closed."));
  }

  static Reply unknownOperation(String method, String path) {
    return user(
        404,
        "UnknownOperationException",
        "There is no %s %s here; the Invoke API is POST /2015-03-31/functions/NAME/invocations"
            .formatted(method, path));
  }

  private static Reply user(int status, String type, String message) {
    return error(
        status,
        type,
        JsonNodeFactory.instance.objectNode().put("Type", "User").put("Message", message));
  }

  private static Reply error(int status, String type, ObjectNode body) {
    return Reply.json(status, body.toString()).with("x-amzn-ErrorType", type);
  }
}
