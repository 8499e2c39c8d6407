package dev.lava.build.train;

import dev.lava.build.train.TrainingOutcome.Trained;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.JsonTree;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.blob.BlobDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What earlier trainings gave: a small JSON file for each key. The layers themselves are among the
 * blobs of the images; where one is gone or damaged, its key gives nothing.
 */
final class TrainingMemory {
  private final Path directory;
  private final BlobDirectory blobs;

  TrainingMemory(Path directory, BlobDirectory blobs) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.blobs = blobs;
    PartialFile.removeAbandoned(directory);
  }

  /** The outcome of this key, its layer read through and found whole. */
  Optional<Trained> find(Digest key) throws IOException {
    Path file = directory.resolve(key.hex());
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode known = JsonTree.read(Files.readAllBytes(file));
      Descriptor descriptor =
          new Descriptor(
              MediaType.OCI_LAYER_GZIP,
              Digest.parse(known.path("digest").asString("")),
              known.path("size").asLong(-1));
      try (InputStream in = blobs.open(descriptor)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return Optional.of(
          new Trained(
              Layer.of(descriptor, Digest.parse(known.path("diffId").asString("")), blobs),
              known.path("cacheBytes").asLong(),
              known.path("events").asInt(),
              known.path("network").asBoolean(),
              failures(known.path("failures")),
              Duration.ofMillis(known.path("tookMillis").asLong()),
              true));
    } catch (IllegalArgumentException | JacksonException | ImageException _) {
      // Damaged, here or there: the function is trained again.
      return Optional.empty();
    }
  }

  /** Remembers an outcome whose layer is among the blobs. */
  void keep(Digest key, Trained outcome) throws IOException {
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    known.put("diffId", outcome.layer().diffId().toString());
    known.put("digest", outcome.layer().descriptor().digest().toString());
    known.put("size", outcome.layer().descriptor().size());
    known.put("cacheBytes", outcome.cacheBytes());
    known.put("events", outcome.events());
    known.put("network", outcome.network());
    known.put("tookMillis", outcome.took().toMillis());
    ArrayNode failures = known.putArray("failures");
    for (EventFailure failure : outcome.failures()) {
      ObjectNode entry = failures.addObject();
      entry.put("event", failure.event());
      entry.put("errorType", failure.errorType());
      entry.put("message", failure.message());
      ArrayNode log = entry.putArray("log");
      failure.log().forEach(log::add);
    }
    try (PartialFile file = PartialFile.create(directory)) {
      file.write(JsonMapper.shared().writeValueAsBytes(known));
      file.moveTo(directory.resolve(key.hex()));
    }
  }

  private static List<EventFailure> failures(JsonNode known) {
    List<EventFailure> failures = new ArrayList<>();
    for (JsonNode entry : known) {
      List<String> log = new ArrayList<>();
      entry.path("log").forEach(line -> log.add(line.asString()));
      failures.add(
          new EventFailure(
              entry.path("event").asString(),
              entry.path("errorType").asString(),
              entry.path("message").asString(),
              log));
    }
    return failures;
  }
}
