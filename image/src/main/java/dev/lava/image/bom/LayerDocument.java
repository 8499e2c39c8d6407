package dev.lava.image.bom;

import dev.lava.image.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a layer holds as JSON: each record an object with a member for each of its components.
 * Written and read by hand, since data binding takes longer to make than a build has.
 */
final class LayerDocument {
  private LayerDocument() {}

  static byte[] write(LayerContents contents) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode systems = document.putArray("systems");
    for (OperatingSystem one : contents.systems()) {
      systems.addObject().put("path", one.path()).put("id", one.id()).put("version", one.version());
    }
    ArrayNode packages = document.putArray("packages");
    for (DebianPackage one : contents.packages()) {
      packages
          .addObject()
          .put("path", one.path())
          .put("name", one.name())
          .put("version", one.version())
          .put("architecture", one.architecture())
          .put("source", one.source());
    }
    ArrayNode licences = document.putArray("licences");
    for (Licences one : contents.licences()) {
      ObjectNode object = licences.addObject();
      object.put("path", one.path()).put("packageName", one.packageName());
      one.names().forEach(object.putArray("names")::add);
    }
    ArrayNode runtimes = document.putArray("runtimes");
    for (JavaRuntime one : contents.runtimes()) {
      ObjectNode object = runtimes.addObject();
      object
          .put("path", one.path())
          .put("implementor", one.implementor())
          .put("version", one.version())
          .put("javaVersion", one.javaVersion());
      one.modules().forEach(object.putArray("modules")::add);
    }
    ArrayNode jars = document.putArray("jars");
    for (Jar one : contents.jars()) {
      jars.addObject()
          .put("path", one.path())
          .put("sha256", one.sha256())
          .put("group", one.group())
          .put("name", one.name())
          .put("version", one.version())
          .put("licence", one.licence());
    }
    contents.removed().forEach(document.putArray("removed")::add);
    return JsonTree.write(document);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws tools.jackson.core.JacksonException for anything else
   */
  static LayerContents read(byte[] json) {
    JsonNode document = JsonTree.read(json);
    return new LayerContents(
        list(
            document,
            "systems",
            one -> new OperatingSystem(text(one, "path"), text(one, "id"), text(one, "version"))),
        list(
            document,
            "packages",
            one ->
                new DebianPackage(
                    text(one, "path"),
                    text(one, "name"),
                    text(one, "version"),
                    text(one, "architecture"),
                    text(one, "source"))),
        list(
            document,
            "licences",
            one -> new Licences(text(one, "path"), text(one, "packageName"), texts(one, "names"))),
        list(
            document,
            "runtimes",
            one ->
                new JavaRuntime(
                    text(one, "path"),
                    text(one, "implementor"),
                    text(one, "version"),
                    text(one, "javaVersion"),
                    texts(one, "modules"))),
        list(
            document,
            "jars",
            one ->
                new Jar(
                    text(one, "path"),
                    text(one, "sha256"),
                    text(one, "group"),
                    text(one, "name"),
                    text(one, "version"),
                    text(one, "licence"))),
        texts(document, "removed"));
  }

  private static <T> List<T> list(JsonNode object, String member, Function<JsonNode, T> of) {
    List<T> all = new ArrayList<>();
    for (JsonNode one : object.required(member)) {
      all.add(of.apply(one));
    }
    return all;
  }

  private static List<String> texts(JsonNode object, String member) {
    return list(object, member, JsonNode::stringValue);
  }

  private static String text(JsonNode object, String member) {
    return object.required(member).stringValue();
  }
}
