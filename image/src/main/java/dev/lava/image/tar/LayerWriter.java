package dev.lava.image.tar;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.Layer;
import dev.lava.image.MediaType;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.blob.BlobWriter;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
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
   * <p>Files that share one {@link Content} instance and have the same mode become hard links of
   * the first.
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
        GzipBlocks gzip = new GzipBlocks(blob, GzipBlocks.LEVEL, threads)) {
      TarWriter tar = new TarWriter(new DigestOutputStream(gzip, diffId));
      writeEntries(tree, tar);
      tar.finish();
      gzip.finish();
      Digest digest = blob.commit();
      Descriptor descriptor = new Descriptor(MediaType.OCI_LAYER_GZIP, digest, blob.size());
      return Layer.of(descriptor, Digest.of(diffId), blobs);
    }
  }

  /** Two files that are one in the archive. */
  private record SameFile(Content content, int mode) {
    @Override
    public boolean equals(Object other) {
      return other instanceof SameFile that && content == that.content && mode == that.mode;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(content) + mode;
    }
  }

  private static void writeEntries(FileTree tree, TarWriter tar) throws IOException {
    Map<SameFile, String> written = new HashMap<>();
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      String path = entry.getKey();
      switch (entry.getValue()) {
        case Node.Directory(int mode) -> tar.directory(path, mode);
        case Node.Symlink(String target) -> tar.symbolicLink(path, target);
        case Node.File(Content content, int mode) -> {
          String first = written.putIfAbsent(new SameFile(content, mode), path);
          if (first != null) {
            tar.hardLink(path, first, mode);
          } else {
            try (InputStream in = content.open()) {
              tar.file(path, mode, in, content.size());
            }
          }
        }
      }
    }
  }
}
