package dev.lava.image.provenance;

import dev.lava.image.Descriptor;
import dev.lava.image.Image;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an image was made (SLSA, "Build: Provenance", version 1).
 *
 * @param buildType {@link #BASE} or {@link #FUNCTION}
 * @param parameters what the user asked for, such as the recipe's name
 * @param materials what went in
 * @param lavaVersion which Lava was at work
 * @param time when, where {@code SOURCE_DATE_EPOCH} says so
 */
public record Provenance(
    String buildType,
    SortedMap<String, String> parameters,
    List<Material> materials,
    String lavaVersion,
    Optional<Instant> time) {
  /**
   * A base image, from a recipe. Its parameters: {@code recipe}, {@code platform}, {@code lock}.
   */
  public static final String BASE = "urn:lava:build:base:v1";

  /** A function's image, on a base. Its parameters: {@code handler}, {@code platform}. */
  public static final String FUNCTION = "urn:lava:build:function:v1";

  /** What a statement of provenance says of itself. */
  public static final String PREDICATE_TYPE = "https://slsa.dev/provenance/v1";

  private static final String TYPE_ANNOTATION = "in-toto.io/predicate-type";

  public Provenance {
    parameters = new TreeMap<>(parameters);
    materials = materials.stream().sorted().distinct().toList();
  }

  /** The statement that the image was made so. */
  public Statement of(Image image) {
    Descriptor subject = image.descriptor();
    ObjectNode predicate = JsonNodeFactory.instance.objectNode();
    ObjectNode definition = predicate.putObject("buildDefinition");
    definition.put("buildType", buildType);
    ObjectNode external = definition.putObject("externalParameters");
    parameters.forEach(external::put);
    ArrayNode dependencies = definition.putArray("resolvedDependencies");
    for (Material material : materials) {
      ObjectNode dependency = dependencies.addObject();
      dependency.put("uri", material.uri());
      dependency
          .putObject("digest")
          .put(material.checksum().algorithm().program(), material.checksum().hex());
    }
    ObjectNode run = predicate.putObject("runDetails");
    ObjectNode builder = run.putObject("builder");
    builder.put("id", "urn:lava");
    builder.putObject("version").put("lava", lavaVersion);
    time.ifPresent(instant -> run.putObject("metadata").put("finishedOn", instant.toString()));
    return new Statement(List.of(subject.digest()), PREDICATE_TYPE, predicate);
  }

  /** The same as what can be kept beside the image. */
  public Referrer about(Image image) {
    return Referrer.of(
        image.descriptor(),
        Statement.MEDIA_TYPE,
        List.of(Attachment.of(Statement.MEDIA_TYPE, of(image).toJson())),
        Map.of(TYPE_ANNOTATION, PREDICATE_TYPE));
  }
}
