package dev.lava.image.bake;

import dev.lava.image.Digest;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Links;
import dev.lava.image.tree.Node;
import dev.lava.image.untar.ArchiveException;
import dev.lava.image.untar.UnpackedArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A directory or an archive of the user's own machine. Who may read or write it there depends on
 * the user's umask and the tool that wrote it, so of a mode only "executable" is kept.
 *
 * @param place where it is
 */
record LocalFiles(Path place) {
  /** Equal digests, equal trees. */
  Digest digest() throws IOException {
    if (!Files.isDirectory(place)) {
      return Contents.digest(Content.of(place));
    }
    Fingerprint fingerprint = new Fingerprint();
    for (Map.Entry<String, Node> entry : directory().entries().entrySet()) {
      fingerprint.add(entry.getKey());
      switch (entry.getValue()) {
        case Node.Directory(int mode) -> fingerprint.add("directory").add(mode);
        case Node.Symlink(String target) -> fingerprint.add("link").add(target);
        case Node.File(Content content, int mode) ->
            fingerprint.add("file").add(mode).add(Contents.digest(content));
      }
    }
    return fingerprint.digest();
  }

  /**
   * What is there now.
   *
   * @param scratch an empty directory for the content of an archive
   */
  FileTree tree(Path scratch) throws IOException {
    if (Files.isDirectory(place)) {
      return directory();
    }
    try {
      return usual(UnpackedArchive.unpack(place, scratch, 0));
    } catch (ArchiveException e) {
      throw new BakeException(
          "the archive %s cannot be unpacked: %s".formatted(place, e.getMessage()), e);
    }
  }

  private FileTree directory() throws IOException {
    FileTree tree = FileTree.scan(place);
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      if (entry.getValue() instanceof Node.Symlink(String target)
          && Links.leadsOut(entry.getKey(), target)) {
        throw new BakeException(
            "'%s' in %s is a link to '%s', which leads out of the directory. Copy what it points at, or make the link relative."
                .formatted(entry.getKey(), place, target));
      }
    }
    return usual(tree);
  }

  private static FileTree usual(FileTree tree) {
    FileTree.Builder usual = FileTree.builder();
    tree.entries()
        .forEach(
            (path, node) ->
                usual.put(
                    path,
                    switch (node) {
                      case Node.Directory _ -> new Node.Directory(0_755);
                      case Node.File(Content content, int mode) ->
                          new Node.File(content, (mode & 0_111) == 0 ? 0_644 : 0_755);
                      case Node.Symlink link -> link;
                    }));
    return usual.build();
  }
}
