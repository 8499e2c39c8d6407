package dev.lava.build.known;

import dev.lava.build.inputs.FileStates;
import dev.lava.build.train.TrainingEvent;
import dev.lava.emulator.environment.Payload;
import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.JsonTree;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.blob.BlobDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The builds of one machine: a small JSON file for each key. The images themselves are among the
 * blobs; where a part of one is gone, its key gives nothing.
 */
public final class KnownBuilds {
  private final Path directory;
  private final BlobDirectory blobs;

  /**
   * @param directory where the files are; made where it is missing
   * @param blobs where the images are
   */
  public KnownBuilds(Path directory, BlobDirectory blobs) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.blobs = blobs;
    PartialFile.removeAbandoned(directory);
  }

  /** The build of this key, if what it was taken from is as it was. */
  public Optional<KnownBuild> find(BuildKey key) throws IOException {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode known = JsonTree.read(Files.readAllBytes(file));
      FileStates origins = new FileStates().all(paths(known.path("origins")));
      if (!origins.digest().toString().equals(known.path("state").asString())) {
        return Optional.empty();
      }
      Image image = image(known.path("image"));
      for (Layer layer : image.layers()) {
        if (!blobs.has(layer.descriptor().digest(), layer.descriptor().size())) {
          return Optional.empty();
        }
      }
      List<String> notes = new ArrayList<>();
      known.path("notes").forEach(note -> notes.add(note.asString()));
      return Optional.of(
          new KnownBuild(
              image(known.path("base")),
              image,
              known.path("processed").asBoolean(false),
              notes,
              sample(known.path("sample"))));
    } catch (IllegalArgumentException | JacksonException | ImageException _) {
      // Damaged, here or there: the image is made again.
      return Optional.empty();
    }
  }

  /**
   * Remembers a build whose image's layers are among the blobs, unless what it was taken from was
   * written just now.
   *
   * @param origins what the build read beside what the key covers
   */
  public void keep(BuildKey key, KnownBuild build, List<Path> origins) throws IOException {
    FileStates states = new FileStates().all(origins);
    if (!states.isSettled()) {
      return;
    }
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    keep(build.base(), known.putObject("base"));
    keep(build.image(), known.putObject("image"));
    ArrayNode paths = known.putArray("origins");
    origins.forEach(path -> paths.add(path.toString()));
    known.put("state", states.digest().toString());
    known.put("processed", build.processed());
    ArrayNode notes = known.putArray("notes");
    build.notes().forEach(notes::add);
    build
        .sample()
        .ifPresent(
            event ->
                known
                    .putObject("sample")
                    .put("name", event.name())
                    .put("payload", Base64.getEncoder().encodeToString(event.payload().bytes())));
    try (PartialFile file = PartialFile.create(directory)) {
      file.write(JsonTree.write(known));
      file.moveTo(file(key));
    }
  }

  private void keep(Image image, ObjectNode known) throws IOException {
    blobs.write(image.configBytes());
    blobs.write(image.manifest());
    known.put("mediaType", image.descriptor().mediaType().name());
    known.put("digest", image.descriptor().digest().toString());
    known.put("size", image.descriptor().size());
  }

  private Image image(JsonNode known) throws IOException {
    return Image.read(
        new Descriptor(
            new MediaType(known.path("mediaType").asString()),
            Digest.parse(known.path("digest").asString()),
            known.path("size").asLong(-1)),
        blobs);
  }

  private Path file(BuildKey key) {
    return directory.resolve(key.digest().hex());
  }

  private static List<Path> paths(JsonNode texts) {
    List<Path> paths = new ArrayList<>();
    texts.forEach(text -> paths.add(Path.of(text.asString())));
    return paths;
  }

  private static Optional<TrainingEvent> sample(JsonNode event) {
    return event.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new TrainingEvent(
                event.path("name").asString(),
                Payload.of(Base64.getDecoder().decode(event.path("payload").asString()))));
  }
}
