package dev.lava.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of one image (OCI image-spec, "manifest.md"; Docker's schema 2 has the same members).
 *
 * @param mediaType the kind of manifest
 * @param config where the configuration is
 * @param layers where the layers are, the lowest first
 * @param annotations free facts about the image, sorted by key
 */
public record Manifest(
    MediaType mediaType,
    Descriptor config,
    List<Descriptor> layers,
    Map<String, String> annotations) {
  public Manifest {
    layers = List.copyOf(layers);
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /**
   * Reads a manifest that its digest has vouched for.
   *
   * @param mediaType what its descriptor says it is
   * @param document what messages call it
   */
  public static Manifest parse(byte[] json, MediaType mediaType, String document)
      throws ImageException {
    JsonValue manifest = JsonValue.parse(json, document);
    // The member may be absent (OCI), but two opinions on what a manifest is are an old attack.
    String said = manifest.textOrEmpty("mediaType");
    if (!said.isEmpty() && !said.equals(mediaType.name())) {
      throw manifest.wrong(
          "mediaType is %s, but the manifest's descriptor says %s".formatted(said, mediaType));
    }
    List<Descriptor> layers = new ArrayList<>();
    for (JsonValue layer : manifest.member("layers").elements()) {
      layers.add(Descriptor.read(layer));
    }
    return new Manifest(
        mediaType,
        Descriptor.read(manifest.member("config")),
        layers,
        manifest.textsByName("annotations"));
  }

  /** The bytes whose digest is the image's; equal manifests have equal bytes. */
  byte[] toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schemaVersion", 2);
    json.put("mediaType", mediaType.name());
    json.set("config", config.write());
    ArrayNode array = json.putArray("layers");
    layers.forEach(layer -> array.add(layer.write()));
    if (!annotations.isEmpty()) {
      ObjectNode object = json.putObject("annotations");
      annotations.forEach(object::put);
    }
    return JsonValue.write(json);
  }
}
