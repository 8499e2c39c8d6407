package dev.lava.build.train;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a caller of a function is told about its failure, taken apart. */
final class ErrorText {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ErrorText() {}

  /** A failure out of an answer such as {@code {"errorType":"…","errorMessage":"…"}}. */
  static EventFailure failure(String event, String answer, List<String> log) {
    try {
      JsonNode error = MAPPER.readTree(answer);
      String message = error.path("errorMessage").asString("");
      return new EventFailure(
          event,
          error.path("errorType").asString("an error without type"),
          // The number of a request says nothing to a user who has made none.
          message.replaceFirst("^RequestId: [0-9a-f-]+ Error: ", ""),
          log);
    } catch (JacksonException _) {
      return new EventFailure(event, "an error that is no JSON", answer, log);
    }
  }
}
