package dev.lava.emulator.invoke;

import dev.lava.emulator.environment.Payload;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Whether an event is JSON, found out without building anything from it. */
final class JsonCheck {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonCheck() {}

  /** What is wrong with it; empty where it is one JSON value. */
  static Optional<String> problemWith(Payload event) {
    try (JsonParser parser = MAPPER.createParser(event.bytes())) {
      if (parser.nextToken() == null) {
        return Optional.of("No content to map due to end-of-input");
      }
      parser.skipChildren();
      return parser.nextToken() == null
          ? Optional.empty()
          : Optional.of("There is more than one value" + at(parser.currentTokenLocation()));
    } catch (JacksonException failure) {
      return Optional.of(failure.getOriginalMessage() + at(failure.getLocation()));
    }
  }

  private static String at(TokenStreamLocation location) {
    return "\n at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
