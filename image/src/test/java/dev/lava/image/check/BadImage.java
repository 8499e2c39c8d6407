package dev.lava.image.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.image.BlobSource;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.MediaType;
import dev.lava.image.Stored;
import dev.lava.image.Tar;
import dev.lava.image.blob.BlobDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image that AWS Lambda takes, until a test changes something about it: the documents are
 * written as JSON, so that they can say what Lava's own writers never would.
 */
final class BadImage {
  private final BlobDirectory blobs;
  private final List<Descriptor> layers = new ArrayList<>();
  private final List<Digest> diffIds = new ArrayList<>();
  private final ObjectNode config = JsonMapper.shared().createObjectNode();
  private MediaType configType = MediaType.OCI_CONFIG;
  private int history;

  BadImage(BlobDirectory blobs) {
    this.blobs = blobs;
    config.put("architecture", "amd64").put("os", "linux");
    ObjectNode start = config.putObject("config");
    start.putArray("Entrypoint").add("/bin/run");
    start.putArray("Cmd").add("handler");
    start.put("WorkingDir", "/var/task");
    start.putObject("Labels").put("com.amazonaws.lambda.feature.snapstart", "Allow");
  }

  /** What a function of this image needs. */
  static Tar root() throws IOException {
    return new Tar().directory("var/task", 0_755).file("bin/run", "program", 0_755);
  }

  BadImage layer(Tar tar) throws IOException {
    return layer(MediaType.OCI_LAYER_GZIP, tar.bytes(), Tar.gzip(tar.bytes()));
  }

  /** A layer that may not be what it says. */
  BadImage layer(MediaType type, byte[] archive, byte[] compressed) throws IOException {
    layers.add(new Descriptor(type, blobs.write(compressed), compressed.length));
    diffIds.add(Digest.of(archive));
    history++;
    return this;
  }

  BadImage history(int entries) {
    history = entries;
    return this;
  }

  BadImage configType(MediaType type) {
    configType = type;
    return this;
  }

  /** Changes the configuration. */
  BadImage config(Consumer<ObjectNode> change) {
    change.accept(config);
    return this;
  }

  /** Changes how it is started. */
  BadImage start(Consumer<ObjectNode> change) {
    change.accept((ObjectNode) config.get("config"));
    return this;
  }

  BadImage entrypoint(String... words) {
    return start(start -> texts(start, "Entrypoint", words));
  }

  BadImage command(String... words) {
    return start(start -> texts(start, "Cmd", words));
  }

  private static ObjectNode texts(ObjectNode start, String member, String... words) {
    ArrayNode array = start.putArray(member);
    List.of(words).forEach(array::add);
    return start;
  }

  Stored stored() throws IOException {
    return new Stored(manifest(), blobs);
  }

  /** Writes the documents. */
  Descriptor manifest() throws IOException {
    ArrayNode entries = config.putArray("history");
    for (int i = 0; i < history; i++) {
      entries.addObject().put("created_by", "a test");
    }
    ArrayNode ids = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
    diffIds.forEach(id -> ids.add(id.toString()));
    byte[] configBytes = JsonMapper.shared().writeValueAsBytes(config);
    ObjectNode manifest = JsonMapper.shared().createObjectNode();
    manifest.put("schemaVersion", 2);
    manifest.set("config", json(Descriptor.of(configType, configBytes)));
    ArrayNode array = manifest.putArray("layers");
    layers.forEach(layer -> array.add(json(layer)));
    blobs.write(configBytes);
    return write(MediaType.OCI_MANIFEST, JsonMapper.shared().writeValueAsBytes(manifest));
  }

  /** An index of manifests, as a JSON text. */
  static Stored index(BlobDirectory blobs, String manifests) throws IOException {
    byte[] bytes = "{\"schemaVersion\":2,\"manifests\":[%s]}".formatted(manifests).getBytes(UTF_8);
    return new Stored(
        new Descriptor(MediaType.OCI_INDEX, blobs.write(bytes), bytes.length), (BlobSource) blobs);
  }

  /** An entry of an index. */
  static String entry(Descriptor manifest, String architecture, String more) {
    return """
        {"mediaType":"%s","digest":"%s","size":%d,"platform":{"os":"%s","architecture":"%s"}%s}"""
        .formatted(
            manifest.mediaType(),
            manifest.digest(),
            manifest.size(),
            architecture.equals("unknown") ? "unknown" : "linux",
            architecture,
            more);
  }

  private Descriptor write(MediaType type, byte[] bytes) throws IOException {
    return new Descriptor(type, blobs.write(bytes), bytes.length);
  }

  private static ObjectNode json(Descriptor descriptor) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("mediaType", descriptor.mediaType().name())
        .put("digest", descriptor.digest().toString())
        .put("size", descriptor.size());
  }
}
