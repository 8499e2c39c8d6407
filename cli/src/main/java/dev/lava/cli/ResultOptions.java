package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Json;
import dev.lava.image.Image;
import dev.lava.image.archive.Destination;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where an image goes besides the local store, and how it is reported. */
final class ResultOptions {
  @Option(
      names = "--output",
      paramLabel = "WHERE",
      description =
          "also write the image to oci:DIR, oci-archive:FILE or docker-archive:FILE, or load it into docker:[NAME] or podman:[NAME]")
  private @Nullable String output;

  @Option(
      names = "--referrers",
      description = {
        "with --output oci: and oci-archive: also write what is kept beside the image: bill of materials, provenance,",
        "signatures; other tools then want the image's name"
      })
  private boolean referrers;

  @Option(names = "--json", description = "print one JSON document about the image")
  private boolean json;

  /** Refuses a destination that is malformed, or not there, before any work is done. */
  void check() throws IOException {
    if (output != null) {
      Destination.parse(output).check();
    }
  }

  /** Writes the image where the user wants it, and says what it is. */
  void deliver(Surroundings surroundings, Reference name, Image image) throws IOException {
    deliver(surroundings, name, image, Map::of);
  }

  /**
   * The same, with more to say about the image to programs.
   *
   * @param more members of the JSON document, behind those about the image; asked for only where
   *     the document is printed
   */
  void deliver(
      Surroundings surroundings,
      Reference name,
      Image image,
      Supplier<Map<String, ? extends JsonNode>> more)
      throws IOException {
    if (output != null) {
      List<Referrer> said =
          referrers
              ? new LocalImages(surroundings.home()).store().referrers(image.descriptor().digest())
              : List.of();
      Destination.parse(output).write(name, image, said);
    }
    ImageSummary summary = new ImageSummary(name.toString(), image);
    surroundings
        .terminal()
        .out()
        .println(json ? Json.text(document(summary, more)) : summary.line());
  }

  private static ObjectNode document(
      ImageSummary summary, Supplier<Map<String, ? extends JsonNode>> more) {
    ObjectNode document = summary.json();
    more.get().forEach(document::set);
    return document;
  }
}
