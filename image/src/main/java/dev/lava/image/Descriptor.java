package dev.lava.image;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of some bytes before they are fetched (OCI image-spec, "descriptor.md").
 *
 * @param mediaType what they are
 * @param digest their name
 * @param size how many there are
 * @param annotations free facts about them, sorted by key
 * @param artifactType what they are about, where they are the manifest of something that is no
 *     image, such as a signature
 */
public record Descriptor(
    MediaType mediaType,
    Digest digest,
    long size,
    Map<String, String> annotations,
    Optional<MediaType> artifactType) {
  public Descriptor {
    if (size < 0) {
      throw new IllegalArgumentException("a descriptor's size is no less than 0; saw " + size);
    }
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** A descriptor of no artifact. */
  public Descriptor(
      MediaType mediaType, Digest digest, long size, Map<String, String> annotations) {
    this(mediaType, digest, size, annotations, Optional.empty());
  }

  /** A descriptor without annotations. */
  public Descriptor(MediaType mediaType, Digest digest, long size) {
    this(mediaType, digest, size, Map.of());
  }

  /** The descriptor of these bytes. */
  public static Descriptor of(MediaType mediaType, byte[] bytes) {
    return new Descriptor(mediaType, Digest.of(bytes), bytes.length);
  }

  static Descriptor read(JsonValue json) throws ImageException {
    try {
      return new Descriptor(
          new MediaType(json.member("mediaType").text()),
          Digest.parse(json.member("digest").text()),
          json.member("size").number(),
          json.textsByName("annotations"),
          json.optionalText("artifactType").map(MediaType::new));
    } catch (IllegalArgumentException e) {
      throw json.wrong(String.valueOf(e.getMessage()));
    }
  }

  ObjectNode write() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("mediaType", mediaType.name());
    json.put("digest", digest.toString());
    json.put("size", size);
    if (!annotations.isEmpty()) {
      ObjectNode object = json.putObject("annotations");
      annotations.forEach(object::put);
    }
    artifactType.ifPresent(type -> json.put("artifactType", type.name()));
    return json;
  }
}
