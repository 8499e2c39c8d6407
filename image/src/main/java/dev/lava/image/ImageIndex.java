package dev.lava.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of manifests (OCI image-spec, "image-index.md"), as in a layout's {@code index.json}.
 * Immutable. Members and entries that Lava does not know survive a change.
 */
public final class ImageIndex {
  private static final ImageIndex EMPTY = new ImageIndex(emptyJson(), List.of());

  private final ObjectNode json;
  private final List<Entry> entries;

  /**
   * One manifest of the list.
   *
   * @param descriptor what it is
   * @param platform what it runs on, where the index says so
   */
  public record Entry(Descriptor descriptor, Optional<Platform> platform) {}

  private ImageIndex(ObjectNode json, List<Entry> entries) {
    this.json = json;
    this.entries = List.copyOf(entries);
  }

  /** The index of nothing. */
  public static ImageIndex empty() {
    return EMPTY;
  }

  /**
   * Reads an index.
   *
   * @param document what messages call it
   */
  public static ImageIndex parse(byte[] bytes, String document) throws ImageException {
    JsonValue index = JsonValue.parse(bytes, document);
    List<Entry> entries = new ArrayList<>();
    for (JsonValue manifest : index.member("manifests").elements()) {
      Optional<JsonValue> platform = manifest.optional("platform");
      entries.add(
          new Entry(
              Descriptor.read(manifest),
              platform.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      new Platform(
                          platform.get().member("os").text(),
                          platform.get().member("architecture").text()))));
    }
    return new ImageIndex(index.object(), entries);
  }

  /** The bytes of the index; what was parsed and not changed since gives equal entries. */
  public byte[] toJson() {
    return JsonValue.write(json);
  }

  public List<Entry> entries() {
    return entries;
  }

  /** With one more entry at the end. */
  public ImageIndex with(Entry entry) {
    ObjectNode changed = json.deepCopy();
    ObjectNode added = entry.descriptor().write();
    entry
        .platform()
        .ifPresent(
            platform ->
                added
                    .putObject("platform")
                    .put("architecture", platform.architecture())
                    .put("os", platform.os()));
    manifests(changed).add(added);
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return new ImageIndex(changed, more);
  }

  /** Without these entries. */
  public ImageIndex without(List<Entry> gone) {
    ObjectNode changed = json.deepCopy();
    ArrayNode kept = changed.putArray("manifests");
    List<Entry> fewer = new ArrayList<>();
    ArrayNode before = manifests(json);
    for (int i = 0; i < entries.size(); i++) {
      if (!gone.contains(entries.get(i))) {
        JsonNode entry = before.get(i);
        kept.add(entry.deepCopy());
        fewer.add(entries.get(i));
      }
    }
    return new ImageIndex(changed, fewer);
  }

  private static ArrayNode manifests(ObjectNode json) {
    return (ArrayNode) json.get("manifests");
  }

  private static ObjectNode emptyJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schemaVersion", 2);
    json.put("mediaType", MediaType.OCI_INDEX.name());
    json.putArray("manifests");
    return json;
  }
}
