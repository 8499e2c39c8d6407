package dev.lava.emulator.invoke;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that fits into a header: one line of ASCII, whatever it was written like. */
public final class AsciiJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private AsciiJson() {}

  /** The same document; empty where the text is no JSON object. */
  public static Optional<String> of(String json) {
    try {
      JsonNode document = MAPPER.readTree(json);
      return document.isObject()
          ? Optional.of(MAPPER.writeValueAsString(document))
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
