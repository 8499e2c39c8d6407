package dev.lava.build;

import dev.lava.build.inputs.KnownDigests;
import dev.lava.image.Digest;
import dev.lava.image.Layer;
import dev.lava.image.bake.LayerCache;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** Layers of jars, each made once for what is in it. */
final class JarLayers {
  /** To be raised when the same jars are to give another layer. */
  private static final String FORMAT = "layer 3";

  private final LayerCache known;
  private final KnownDigests digests;
  private final BlobDirectory blobs;

  JarLayers(Path memory, KnownDigests digests, BlobDirectory blobs) throws IOException {
    this.known = new LayerCache(memory.resolve("layers"));
    this.digests = digests;
    this.blobs = blobs;
  }

  /** The layer with these jars, by their paths in the image. */
  Layer layer(SortedMap<String, Content> jars) throws IOException {
    Digest key = digests.of(FORMAT, jars);
    Optional<Layer> before = known.findUnread(key, blobs);
    if (before.isPresent()) {
      return before.get();
    }
    FileTree.Builder tree = FileTree.builder();
    jars.forEach((path, jar) -> tree.put(path, new Node.File(jar, 0_644)));
    Layer layer = LayerWriter.write(tree.build(), blobs);
    known.keep(key, layer);
    return layer;
  }
}
