package dev.lava.emulator.runtimeapi;

import dev.lava.emulator.environment.Outcome;
import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.http.Exchange;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the error that a process reports. */
final class ErrorReport {
  private static final Pattern ERROR_TYPE = Pattern.compile("(Runtime|Function)\\.[A-Z][a-zA-Z]+");

  /** A body that describes the cause for X-Ray too, which is not the caller's business. */
  private static final String WITH_CAUSE = "application/vnd.aws.lambda.error.cause+json";

  private static final String TYPE = "Lambda-Runtime-Function-Error-Type";
  private static final String BODY = "Lambda-Runtime-Function-Error-Body";
  private static final Payload INVALID = Payload.of("\"Invalid error body\"");

  private ErrorReport() {}

  /** The error that stands behind a streamed response, in its trailers, its body in Base64. */
  static Optional<Outcome.ReportedError> behind(Exchange exchange) {
    return exchange
        .trailer(TYPE)
        .map(
            reported ->
                new Outcome.ReportedError(
                    type(reported), decoded(exchange.trailer(BODY).orElse(""))));
  }

  private static Payload decoded(String base64) {
    try {
      return Payload.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      return INVALID;
    }
  }

  static Outcome.ReportedError of(Exchange exchange, Payload body) {
    return new Outcome.ReportedError(
        type(exchange.header(TYPE).orElse("")),
        exchange.header("Content-Type").map(WITH_CAUSE::equals).orElse(false)
            ? withoutCause(body)
            : body);
  }

  /** Types are the platform's own vocabulary; a runtime's other names are not passed on. */
  private static String type(String reported) {
    if (ERROR_TYPE.matcher(reported).find()) {
      return reported;
    }
    return reported.startsWith("Function.") ? "Function.Unknown" : "Runtime.Unknown";
  }

  private static Payload withoutCause(Payload body) {
    try {
      JsonNode report = JsonMapper.shared().readTree(body.bytes());
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      for (String name : List.of("errorMessage", "errorType", "stackTrace")) {
        if (report.has(name)) {
          kept.set(name, report.get(name));
        }
      }
      return Payload.of(kept.toString());
    } catch (JacksonException _) {
      return INVALID;
    }
  }
}
