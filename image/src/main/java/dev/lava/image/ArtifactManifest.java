package dev.lava.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifest of something that is no image but is about one, such as a signature (OCI image-spec
 * 1.1, "manifest.md", section "Guidelines for Artifact Usage").
 *
 * @param artifactType what it is
 * @param config an empty JSON object, except in what older tools made
 * @param blobs the bytes it consists of, which the specification calls layers
 * @param subject the manifest that it is about
 * @param annotations free facts about it, sorted by key
 */
public record ArtifactManifest(
    MediaType artifactType,
    Descriptor config,
    List<Descriptor> blobs,
    Descriptor subject,
    Map<String, String> annotations) {
  /** The configuration of what has none. */
  public static final byte[] EMPTY_CONFIG = "{}".getBytes(UTF_8);

  public ArtifactManifest {
    blobs = List.copyOf(blobs);
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** A manifest without a configuration. */
  public ArtifactManifest(
      MediaType artifactType,
      List<Descriptor> blobs,
      Descriptor subject,
      Map<String, String> annotations) {
    this(
        artifactType,
        Descriptor.of(MediaType.OCI_EMPTY, EMPTY_CONFIG),
        blobs,
        subject,
        annotations);
  }

  /**
   * Reads a manifest that its digest has vouched for; empty where it is about no other, as an
   * image's is.
   *
   * @param document what messages call it
   */
  public static Optional<ArtifactManifest> parse(byte[] json, String document)
      throws ImageException {
    JsonValue manifest = JsonValue.parse(json, document);
    Optional<JsonValue> subject = manifest.optional("subject");
    if (subject.isEmpty()) {
      return Optional.empty();
    }
    List<Descriptor> blobs = new ArrayList<>();
    for (JsonValue blob : manifest.elements("layers")) {
      blobs.add(Descriptor.read(blob));
    }
    Descriptor config = Descriptor.read(manifest.member("config"));
    return Optional.of(
        new ArtifactManifest(
            // Before 1.1 of the specification the configuration's type told what it was.
            manifest.optionalText("artifactType").map(MediaType::new).orElse(config.mediaType()),
            config,
            blobs,
            Descriptor.read(subject.get()),
            manifest.textsByName("annotations")));
  }

  /** The bytes whose digest is the artifact's name; equal manifests have equal bytes. */
  public byte[] toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schemaVersion", 2);
    json.put("mediaType", MediaType.OCI_MANIFEST.name());
    json.put("artifactType", artifactType.name());
    json.set("config", config.write());
    ArrayNode layers = json.putArray("layers");
    blobs.forEach(blob -> layers.add(blob.write()));
    json.set("subject", subject.write());
    if (!annotations.isEmpty()) {
      ObjectNode object = json.putObject("annotations");
      annotations.forEach(object::put);
    }
    return JsonValue.write(json);
  }
}
