package dev.lava.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value of a JSON document that somebody else wrote. It knows where it stands, so that every
 * complaint names the document, the path and what was seen there.
 */
final class JsonValue {
  private static final int MOST_SHOWN = 80;

  private final JsonNode node;
  private final String document;
  private final String path;

  private JsonValue(JsonNode node, String document, String path) {
    this.node = node;
    this.document = document;
    this.path = path;
  }

  /**
   * Reads a document that is one JSON object.
   *
   * @param document what messages call it, such as {@code manifest sha256:…}
   */
  static JsonValue parse(byte[] json, String document) throws ImageException {
    JsonNode node;
    try {
      node = JsonTree.read(json);
    } catch (JacksonException e) {
      throw new ImageException("%s is no JSON: %s".formatted(document, e.getOriginalMessage()), e);
    }
    if (!node.isObject()) {
      throw new ImageException(
          "%s is no JSON object, which it must be; saw %s".formatted(document, excerpt(node)));
    }
    return new JsonValue(node, document, "$");
  }

  /** The bytes of a document. */
  static byte[] write(JsonNode json) {
    return JsonTree.write(json);
  }

  /** A member that must be there. */
  JsonValue member(String name) throws ImageException {
    Optional<JsonValue> member = optional(name);
    if (member.isEmpty()) {
      throw wrong("'%s' is missing".formatted(name));
    }
    return member.get();
  }

  /** A member; empty where it is absent or null. */
  Optional<JsonValue> optional(String name) throws ImageException {
    JsonNode member = object().get(name);
    return member == null || member.isNull()
        ? Optional.empty()
        : Optional.of(new JsonValue(member, document, path + "." + name));
  }

  /** The elements of an array. */
  List<JsonValue> elements() throws ImageException {
    if (!node.isArray()) {
      throw wrong("an array is needed; saw " + excerpt(node));
    }
    List<JsonValue> elements = new ArrayList<>();
    for (JsonNode element : node) {
      elements.add(new JsonValue(element, document, "%s[%d]".formatted(path, elements.size())));
    }
    return elements;
  }

  /** The elements of an array member of this object; none where it is absent. */
  List<JsonValue> elements(String name) throws ImageException {
    Optional<JsonValue> member = optional(name);
    return member.isPresent() ? member.get().elements() : List.of();
  }

  /** The strings in an array member of this object; none where it is absent. */
  List<String> texts(String name) throws ImageException {
    List<String> texts = new ArrayList<>();
    for (JsonValue element : elements(name)) {
      texts.add(element.text());
    }
    return texts;
  }

  /** The strings in an object member of this object by their names; none where it is absent. */
  SortedMap<String, String> textsByName(String name) throws ImageException {
    SortedMap<String, String> texts = new TreeMap<>();
    Optional<JsonValue> member = optional(name);
    if (member.isPresent()) {
      for (String key : member.get().object().propertyNames()) {
        texts.put(key, member.get().member(key).text());
      }
    }
    return texts;
  }

  /** A string member of this object; empty text where it is absent. */
  String textOrEmpty(String name) throws ImageException {
    Optional<JsonValue> member = optional(name);
    return member.isPresent() ? member.get().text() : "";
  }

  /** A string member of this object; empty where it is absent. */
  Optional<String> optionalText(String name) throws ImageException {
    Optional<JsonValue> member = optional(name);
    return member.isPresent() ? Optional.of(member.get().text()) : Optional.empty();
  }

  String text() throws ImageException {
    if (!node.isString()) {
      throw wrong("a string is needed; saw " + excerpt(node));
    }
    return node.stringValue();
  }

  long number() throws ImageException {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong("a whole number is needed; saw " + excerpt(node));
    }
    return node.longValue();
  }

  boolean isTrue() {
    return node.isBoolean() && node.booleanValue();
  }

  ObjectNode object() throws ImageException {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong("an object is needed; saw " + excerpt(node));
  }

  /** The complaint that something is wrong with this value. */
  ImageException wrong(String what) {
    return new ImageException("%s: %s: %s".formatted(document, path, what));
  }

  private static String excerpt(JsonNode node) {
    String text = node.toString();
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
