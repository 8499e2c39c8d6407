package dev.lava.cli;

import dev.lava.cli.terminal.Figures;
import dev.lava.cli.terminal.Json;
import dev.lava.cli.terminal.Table;
import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.Layer;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An image as users are shown it, by {@code inspect} and by the verbs that make one. */
record ImageSummary(String name, Image image) {
  /** The bytes that a registry would hold: the layers as they are compressed. */
  static long compressedSize(Image image) {
    return image.layers().stream().mapToLong(layer -> layer.descriptor().size()).sum();
  }

  /** One line for a verb that has made the image. */
  String line() {
    return "%s  %s  %s in %d layers"
        .formatted(
            name,
            image.descriptor().digest(),
            Figures.size(compressedSize(image)),
            image.layers().size());
  }

  /** What it is and how it starts, for people. */
  Table facts() {
    ImageConfig config = image.config();
    Table facts =
        new Table("image", name)
            .row("digest", image.descriptor().digest().toString())
            .row("platform", config.platform().toString())
            .row("compressed", Figures.size(compressedSize(image)))
            .row("entrypoint", String.join(" ", config.entrypoint()))
            .row("command", String.join(" ", config.command()))
            .row("directory", config.workingDirectory());
    config.environment().forEach((key, value) -> facts.row("env", key + "=" + value));
    config.labels().forEach((key, value) -> facts.row("label", key + "=" + value));
    image.annotations().forEach((key, value) -> facts.row("annotation", key + "=" + value));
    return facts;
  }

  /** Everything, for programs. Sizes are in bytes. */
  ObjectNode json() {
    ImageConfig config = image.config();
    ObjectNode document = Json.object();
    document.put("name", name);
    document.put("digest", image.descriptor().digest().toString());
    document.put("platform", config.platform().toString());
    document.put("compressedSize", compressedSize(image));
    strings(document.putArray("entrypoint"), config.entrypoint());
    strings(document.putArray("command"), config.command());
    document.put("workingDirectory", config.workingDirectory());
    ObjectNode environment = document.putObject("environment");
    config.environment().forEach(environment::put);
    ObjectNode labels = document.putObject("labels");
    config.labels().forEach(labels::put);
    ObjectNode annotations = document.putObject("annotations");
    image.annotations().forEach(annotations::put);
    ArrayNode layers = document.putArray("layers");
    for (int i = 0; i < image.layers().size(); i++) {
      Layer layer = image.layers().get(i);
      ObjectNode entry = layers.addObject();
      entry.put("digest", layer.descriptor().digest().toString());
      entry.put("diffId", layer.diffId().toString());
      entry.put("compressedSize", layer.descriptor().size());
      entry.put("createdBy", config.history().get(i).createdBy());
    }
    return document;
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
