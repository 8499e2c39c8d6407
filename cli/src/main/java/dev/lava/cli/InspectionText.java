package dev.lava.cli;

import dev.lava.cli.terminal.Figures;
import dev.lava.cli.terminal.Table;
import dev.lava.image.contents.Hidden;
import dev.lava.image.inspect.Component;
import dev.lava.image.inspect.Cost;
import dev.lava.image.inspect.Inspection;
import dev.lava.image.inspect.Waste;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image and what it is made of, as users are shown it.
 *
 * @param summary the image
 * @param inspection what is in it
 */
record InspectionText(ImageSummary summary, Inspection inspection) {
  /** Enough to see what an image is about; {@code --json} has all of it. */
  private static final int SHOWN = 15;

  private static final int SHOWN_OF_WASTE = 3;

  /** For people. */
  String text() {
    return summary.facts() + "\n\n" + layers() + "\n\n" + components() + "\n\n" + waste();
  }

  private Table layers() {
    Table layers = new Table("layer", "compressed", "unpacked", "files", "digest", "made by");
    for (int i = 0; i < inspection.layers().size(); i++) {
      Cost cost = inspection.layers().get(i);
      layers.row(
          Integer.toString(i + 1),
          Figures.size(cost.compressed()),
          Figures.size(cost.size()),
          Integer.toString(cost.files()),
          summary.image().layers().get(i).descriptor().digest().toString(),
          summary.image().config().history().get(i).createdBy());
    }
    return layers;
  }

  private Table components() {
    long total = Math.max(1, ImageSummary.compressedSize(summary.image()));
    Table table = new Table("what", "kind", "compressed", "share", "unpacked", "files");
    List<Component> all = inspection.components();
    Cost others = Cost.NOTHING;
    for (int i = 0; i < all.size(); i++) {
      Component component = all.get(i);
      if (i < SHOWN || all.size() == SHOWN + 1) {
        row(table, component.name(), component.kind().key(), component.cost(), total);
      } else {
        others = others.plus(component.cost());
      }
    }
    if (all.size() > SHOWN + 1) {
      row(table, "%d others".formatted(all.size() - SHOWN), "", others, total);
    }
    return table;
  }

  private static void row(Table table, String name, String kind, Cost cost, long total) {
    table.row(
        name,
        kind,
        Figures.size(cost.compressed()),
        share(cost.compressed(), total),
        Figures.size(cost.size()),
        Integer.toString(cost.files()));
  }

  private static String share(long part, long total) {
    long tenths = Math.round(1000.0 * part / total);
    return "%d.%d %%".formatted(tenths / 10, tenths % 10);
  }

  private String waste() {
    Waste waste = inspection.waste();
    StringJoiner text = new StringJoiner("\n");
    if (!waste.hidden().isEmpty()) {
      text.add(
          "wasted  %s compressed in %d files that upper layers overwrite or delete"
              .formatted(Figures.size(waste.hiddenBytes()), waste.hidden().size()));
      few(
          text,
          waste.hidden().stream()
              .map(
                  hidden ->
                      "/%s of layer %d, by layer %d, %s"
                          .formatted(
                              hidden.entry().path(),
                              hidden.entry().layer() + 1,
                              hidden.by() + 1,
                              Figures.size(hidden.entry().compressed())))
              .toList());
    }
    if (!waste.duplicates().isEmpty()) {
      text.add(
          "wasted  %s unpacked in files that are there more than once"
              .formatted(Figures.size(waste.duplicateBytes())));
      few(
          text,
          waste.duplicates().stream()
              .map(
                  duplicate ->
                      "%s, %s"
                          .formatted(
                              String.join(" = ", duplicate.paths()),
                              Figures.size(duplicate.wasted())))
              .toList());
    }
    for (Waste.SharedClasses shared : waste.classes()) {
      text.add(
          "twice   %d classes are in %s and %s, such as %s"
              .formatted(
                  shared.classes().size(),
                  shared.first(),
                  shared.second(),
                  shared.classes().getFirst()));
    }
    return text.length() == 0 ? "wasted  nothing that can be seen" : text.toString();
  }

  private static void few(StringJoiner text, List<String> lines) {
    lines.stream().limit(SHOWN_OF_WASTE).forEach(line -> text.add("        " + line));
    if (lines.size() > SHOWN_OF_WASTE) {
      text.add("        and %d more".formatted(lines.size() - SHOWN_OF_WASTE));
    }
  }

  /** For programs. Sizes are in bytes, layers are counted from 1. */
  ObjectNode json() {
    ObjectNode document = summary.json();
    document.put("size", inspection.layers().stream().mapToLong(Cost::size).sum());
    int number = 0;
    for (JsonNode layer : document.path("layers")) {
      Cost cost = inspection.layers().get(number++);
      ((ObjectNode) layer).put("size", cost.size()).put("files", cost.files());
    }
    ArrayNode components = document.putArray("components");
    for (Component component : inspection.components()) {
      components
          .addObject()
          .put("name", component.name())
          .put("kind", component.kind().key())
          .put("compressedSize", component.cost().compressed())
          .put("size", component.cost().size())
          .put("files", component.cost().files());
    }
    ObjectNode modules = document.putObject("modules");
    inspection.modules().forEach(modules::put);
    waste(document.putObject("waste"), inspection.waste());
    return document;
  }

  private static void waste(ObjectNode json, Waste waste) {
    ArrayNode hidden = json.putArray("hidden");
    for (Hidden entry : waste.hidden()) {
      hidden
          .addObject()
          .put("path", "/" + entry.entry().path())
          .put("layer", entry.entry().layer() + 1)
          .put("by", entry.by() + 1)
          .put("compressedSize", entry.entry().compressed())
          .put("size", entry.entry().size());
    }
    ArrayNode duplicates = json.putArray("duplicates");
    for (Waste.Duplicate duplicate : waste.duplicates()) {
      ObjectNode object = duplicates.addObject().put("size", duplicate.size());
      ArrayNode paths = object.putArray("paths");
      duplicate.paths().forEach(paths::add);
    }
    ArrayNode classes = json.putArray("classes");
    for (Waste.SharedClasses shared : waste.classes()) {
      ArrayNode names =
          classes
              .addObject()
              .put("first", shared.first())
              .put("second", shared.second())
              .putArray("names");
      shared.classes().forEach(names::add);
    }
  }
}
