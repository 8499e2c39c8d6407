package dev.lava.image.archive;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.JsonTree;
import dev.lava.image.Layer;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The archive that {@code docker load} and {@code podman load} read (Docker image-spec v1.2,
 * "Combined Image JSON + Filesystem Changeset Format"): {@code manifest.json}, a configuration and
 * the layers. Layers stay compressed, which every reader takes; the manifest itself and its digest
 * are lost, for the format has no room for them.
 */
public final class DockerArchive {
  private DockerArchive() {}

  /** Writes one image; a file that is there is replaced when the new one is whole. */
  public static void write(Path file, Reference reference, Image image) throws IOException {
    String config = image.configDescriptor().digest().hex() + ".json";
    ArrayNode manifest = JsonNodeFactory.instance.arrayNode();
    ObjectNode entry = manifest.addObject();
    entry.put("Config", config);
    entry.putArray("RepoTags").add(tagged(reference));
    ArrayNode layers = entry.putArray("Layers");
    image.layers().forEach(layer -> layers.add(name(layer)));
    try (ArchiveFile archive = ArchiveFile.create(file)) {
      archive.add("manifest.json", JsonTree.write(manifest));
      archive.add(config, image.configBytes());
      Set<Digest> added = new HashSet<>();
      for (Layer layer : image.layers()) {
        if (added.add(layer.descriptor().digest())) {
          archive.add(name(layer), layer);
        }
      }
      archive.commit();
    }
  }

  private static String name(Layer layer) {
    return layer.descriptor().digest().hex() + ".tar.gz";
  }

  /** Docker takes no digest in a tag. */
  private static String tagged(Reference reference) {
    return reference.name() + ":" + reference.tag().orElse("latest");
  }
}
