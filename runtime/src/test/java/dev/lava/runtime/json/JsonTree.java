package dev.lava.runtime.json;

import com.amazonaws.lambda.thirdparty.com.fasterxml.jackson.core.JsonParser;
import com.amazonaws.lambda.thirdparty.com.fasterxml.jackson.core.JsonToken;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree of maps, lists, strings, and literals. Numbers count as they are written; the
 * order of members does not count.
 */
final class JsonTree {
  /** A number, truth value or null as it is written. */
  record Literal(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private JsonTree() {}

  static Object of(String json) {
    try (JsonParser parser = JacksonFactory.getInstance().getMapper().createParser(json)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new AssertionError("no JSON: " + json);
      }
      return value(parser, token);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        members.put(name, value(parser, parser.nextToken()));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        elements.add(value(parser, next));
      }
      return elements;
    }
    return token == JsonToken.VALUE_STRING ? parser.getText() : new Literal(parser.getText());
  }

  static String toJson(@Nullable Object tree) {
    JsonWriter out = new JsonWriter();
    write(out, tree);
    return Json.text(out);
  }

  private static void write(JsonWriter out, @Nullable Object tree) {
    switch (tree) {
      case Map<?, ?> members -> {
        out.beginObject();
        members.forEach(
            (name, member) -> {
              out.name((String) name);
              write(out, member);
            });
        out.endObject();
      }
      case List<?> elements -> {
        out.beginArray();
        elements.forEach(element -> write(out, element));
        out.endArray();
      }
      case String text -> out.string(text);
      case Literal literal -> out.verbatim(literal.text());
      case null, default -> throw new AssertionError("no part of a tree: " + tree);
    }
  }
}
