package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.cli.terminal.Figures;
import dev.lava.cli.terminal.Json;
import dev.lava.image.inspect.Component;
import dev.lava.image.inspect.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image as a page that needs nothing else: a map on which each part has the room that it takes,
 * and the same as a table. The template's one line of data is written here.
 *
 * <p>Names come from whoever made the image, so nothing of them is ever markup: they are JSON, with
 * {@code <} escaped, and the script sets text.
 */
final class InspectionPage {
  /** Parts that are smaller than this part of the image stand together as one. */
  private static final int SMALLEST = 20_000;

  private InspectionPage() {}

  static String of(InspectionText text) {
    Part tree = text.inspection().tree();
    ObjectNode data = Json.object();
    data.put("name", text.summary().name());
    data.put("digest", text.summary().image().descriptor().digest().toString());
    data.put("platform", text.summary().image().config().platform().toString());
    data.set("tree", json(tree, tree.cost().compressed() / SMALLEST));
    ArrayNode components = data.putArray("components");
    for (Component component : text.inspection().components()) {
      components
          .addObject()
          .put("name", component.name())
          .put("kind", component.kind().key())
          .put("compressed", component.cost().compressed())
          .put("size", component.cost().size())
          .put("files", component.cost().files());
    }
    data.put("compressed", Figures.size(tree.cost().compressed()));
    return template()
        .replace("@data@", JsonMapper.shared().writeValueAsString(data).replace("<", "\\u003c"));
  }

  private static ObjectNode json(Part part, long smallest) {
    ObjectNode json = Json.object();
    json.put("n", part.name());
    json.put("c", part.cost().compressed());
    json.put("s", part.cost().size());
    if (part.wasted()) {
      json.put("w", 1);
    }
    List<Part> large = new ArrayList<>();
    long compressed = 0;
    long size = 0;
    int small = 0;
    for (Part child : part.parts()) {
      if (child.cost().compressed() > smallest || child.cost().size() > 3 * smallest) {
        large.add(child);
      } else {
        compressed += child.cost().compressed();
        size += child.cost().size();
        small++;
      }
    }
    if (!part.parts().isEmpty()) {
      ArrayNode parts = json.putArray("p");
      large.forEach(child -> parts.add(json(child, smallest)));
      if (small > 0) {
        parts.addObject().put("n", small + " small ones").put("c", compressed).put("s", size);
      }
    }
    return json;
  }

  private static String template() {
    try (InputStream in =
        Objects.requireNonNull(
            InspectionPage.class.getResourceAsStream("inspection.html"),
            "inspection.html is not beside its class")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
