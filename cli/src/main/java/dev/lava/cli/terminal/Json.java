package dev.lava.cli.terminal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code --json} prints: one document, indented, with keys in the order they were put. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A document as text. */
  public static String text(JsonNode document) {
    return MAPPER.writeValueAsString(document);
  }

  /** What this text says, where it is JSON; otherwise the text itself, as a JSON string. */
  public static JsonNode lenient(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException _) {
      return JsonNodeFactory.instance.stringNode(text);
    }
  }
}
