package dev.lava.image.tar;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.blob.BlobWriter;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.image.tree.SharedFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes layers of trees: a sorted tar archive ({@link TarWriter}), compressed with gzip. Equal
 * trees give equal bytes on every machine whose JVM has the same zlib, whatever its time zone,
 * locale and number of processors.
 */
public final class LayerWriter {
  private LayerWriter() {}

  /**
   * Writes a tree as a layer into a directory of blobs. The layer is never in memory as a whole.
   *
   * <p>Files that share one {@link dev.lava.image.tree.Content} instance and have the same mode
   * become hard links of the first.
   *
   * @throws IOException where a file cannot be read, or is not as long as it was; nothing is kept
   *     then
   */
  public static Layer write(FileTree tree, BlobDirectory blobs) throws IOException {
    return write(tree, blobs, Runtime.getRuntime().availableProcessors());
  }

  static Layer write(FileTree tree, BlobDirectory blobs, int threads) throws IOException {
    MessageDigest diffId = Digest.sha256();
    try (BlobWriter blob = blobs.write();
        GzipBlocks gzip = new GzipBlocks(blob, threads)) {
      TarWriter tar = new TarWriter(new DigestOutputStream(gzip, diffId));
      writeEntries(tree, tar);
      tar.finish();
      gzip.finish();
      Digest digest = blob.commit();
      Descriptor descriptor = new Descriptor(MediaType.OCI_LAYER_GZIP, digest, blob.size());
      return Layer.of(descriptor, Digest.of(diffId), blobs);
    }
  }

  private static void writeEntries(FileTree tree, TarWriter tar) throws IOException {
    Map<SharedFile, String> written = new HashMap<>();
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      String path = entry.getKey();
      switch (entry.getValue()) {
        case Node.Directory(int mode) -> tar.directory(path, mode);
        case Node.Symlink(String target) -> tar.symbolicLink(path, target);
        case Node.File file -> {
          String first = written.putIfAbsent(SharedFile.of(file), path);
          if (first != null) {
            tar.hardLink(path, first, file.mode());
          } else {
            try (InputStream in = file.content().open()) {
              tar.file(path, file.mode(), in, file.content().size());
            }
          }
        }
      }
    }
  }
}
