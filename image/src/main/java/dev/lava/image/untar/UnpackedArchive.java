package dev.lava.image.untar;

import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A whole archive as a tree. The contents of its files lie numbered in a directory of the host, so
 * no name out of the archive becomes a name there.
 */
public final class UnpackedArchive implements UntrustedTar.Receiver {
  private final Path directory;
  private final int strip;
  private final FileTree.Builder tree = FileTree.builder();
  private final Map<String, Node> files = new HashMap<>();
  private int count;

  private UnpackedArchive(Path directory, int strip) {
    this.directory = directory;
    this.strip = strip;
  }

  /**
   * Unpacks a tar archive, plain or compressed with gzip, xz or zstd.
   *
   * @param directory an empty directory for the contents, which must stay for as long as the tree
   *     is in use
   * @param strip how many leading names are taken off each path; an entry that has no more than
   *     that is left out
   * @throws ArchiveException where the archive is none, damaged or hostile
   */
  public static FileTree unpack(Path archive, Path directory, int strip) throws IOException {
    UnpackedArchive unpacked = new UnpackedArchive(directory, strip);
    try (InputStream file = Files.newInputStream(archive);
        UntrustedTar tar = new UntrustedTar(Compression.undo(file))) {
      tar.read(unpacked);
    } catch (EOFException e) {
      throw new ArchiveException("it is cut off", e);
    }
    return unpacked.tree.build();
  }

  @Override
  public void directory(String path, int mode) {
    stripped(path).ifPresent(place -> tree.put(place, new Node.Directory(mode)));
  }

  @Override
  public void file(String path, int mode, long size, InputStream content) throws IOException {
    Path file = directory.resolve(Integer.toString(count++));
    if (Files.copy(content, file) != size) {
      throw new ArchiveException("its entry '%s' is cut off".formatted(path));
    }
    Node node = new Node.File(Content.of(file), mode);
    files.put(path, node);
    stripped(path).ifPresent(place -> tree.put(place, node));
  }

  @Override
  public void symlink(String path, String target) {
    stripped(path).ifPresent(place -> tree.put(place, new Node.Symlink(target)));
  }

  @Override
  public void hardLink(String path, String target) throws IOException {
    Node file = files.get(target);
    if (file == null) {
      throw new ArchiveException("its hard link '%s' leads to no file".formatted(path));
    }
    files.put(path, file);
    stripped(path).ifPresent(place -> tree.put(place, file));
  }

  private Optional<String> stripped(String path) {
    int start = 0;
    for (int i = 0; i < strip; i++) {
      int slash = path.indexOf('/', start);
      if (slash < 0) {
        return Optional.empty();
      }
      start = slash + 1;
    }
    return Optional.of(path.substring(start));
  }
}
