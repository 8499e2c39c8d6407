package dev.lava.image.provenance;

import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.JsonTree;
import dev.lava.image.MediaType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that is said about some bytes (in-toto Attestation Framework, "Statement v1").
 *
 * @param subjects the digests of what it is about
 * @param predicateType the address that tells what kind of thing is said
 * @param predicate what is said
 */
public record Statement(List<Digest> subjects, String predicateType, ObjectNode predicate) {
  /** What a statement's bytes are. */
  public static final MediaType MEDIA_TYPE = new MediaType("application/vnd.in-toto+json");

  private static final String TYPE = "https://in-toto.io/Statement/v1";

  public Statement {
    subjects = List.copyOf(subjects);
  }

  /**
   * Reads a statement.
   *
   * @param document what messages call it
   */
  public static Statement parse(byte[] json, String document) throws ImageException {
    try {
      JsonNode node = JsonTree.read(json);
      String type = node.path("_type").asString("");
      if (!type.equals(TYPE)) {
        throw new ImageException(
            "%s is no in-toto statement: its _type is '%s', not %s"
                .formatted(document, type, TYPE));
      }
      List<Digest> subjects = new ArrayList<>();
      for (JsonNode subject : node.path("subject")) {
        subjects.add(new Digest(subject.at("/digest/sha256").asString("")));
      }
      return new Statement(
          subjects,
          node.path("predicateType").asString(""),
          node.path("predicate") instanceof ObjectNode predicate
              ? predicate
              : JsonNodeFactory.instance.objectNode());
    } catch (JacksonException | IllegalArgumentException e) {
      throw new ImageException(
          "%s is no in-toto statement that can be read: %s".formatted(document, e.getMessage()), e);
    }
  }

  /** The bytes; equal statements have equal bytes. */
  public byte[] toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("_type", TYPE);
    var array = json.putArray("subject");
    for (Digest subject : subjects) {
      array.addObject().putObject("digest").put("sha256", subject.hex());
    }
    json.put("predicateType", predicateType);
    json.set("predicate", predicate);
    return JsonTree.write(json);
  }
}
