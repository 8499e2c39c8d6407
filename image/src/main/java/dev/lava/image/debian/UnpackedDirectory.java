package dev.lava.image.debian;

import dev.lava.image.ImageException;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.image.untar.UntrustedTar;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A package as it lies unpacked on the host's disk.
 *
 * <pre>
 * control      the package's control file
 * files/N      the contents of its files, numbered
 * tree         what stands where, one entry a line, its parts separated by tabs:
 *                d MODE PATH · f MODE NUMBER SIZE PATH · h TARGET PATH · l TARGET PATH
 * </pre>
 *
 * <p>No name out of the package becomes a name on the host, so neither strange names nor a file
 * system that ignores case do any harm. {@code tree} is written last.
 */
final class UnpackedDirectory implements UntrustedTar.Receiver {
  private static final String FORMAT = "lava-unpacked 1";

  private final Path directory;
  private final Path files;
  private final StringBuilder lines = new StringBuilder(FORMAT).append('\n');
  private final byte[] buffer = new byte[1 << 16];
  private int count;

  /** Begins to fill an empty directory. */
  UnpackedDirectory(Path directory) throws IOException {
    this.directory = directory;
    this.files = Files.createDirectory(directory.resolve("files"));
  }

  @Override
  public void directory(String path, int mode) {
    line("d", Integer.toOctalString(mode), path);
  }

  @Override
  public void file(String path, int mode, long size, InputStream content) throws IOException {
    int number = count++;
    if (write(files.resolve(Integer.toString(number)), content) != size) {
      throw new DebianException("its entry '%s' is cut off".formatted(path));
    }
    line("f", Integer.toOctalString(mode), Integer.toString(number), Long.toString(size), path);
  }

  @Override
  public void symlink(String path, String target) {
    line("l", target, path);
  }

  @Override
  public void hardLink(String path, String target) {
    line("h", target, path);
  }

  /** Ends the directory with the package's control file. */
  void finish(String control) throws IOException {
    Files.writeString(directory.resolve("control"), control);
    Files.writeString(directory.resolve("tree"), lines);
  }

  /** Tells this machine's disk from the package: only what is read here is the package's fault. */
  private long write(Path file, InputStream content) throws IOException {
    long written = 0;
    try (OutputStream out = open(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        try {
          out.write(buffer, 0, read);
        } catch (IOException e) {
          throw unwritable(e);
        }
        written += read;
      }
    }
    return written;
  }

  private OutputStream open(Path file) throws ImageException {
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private ImageException unwritable(IOException e) {
    return new ImageException(
        "cannot unpack into %s: %s. Make room there, or choose another directory."
            .formatted(directory, e.getMessage()),
        e);
  }

  private void line(String... parts) {
    lines.append(String.join("\t", parts)).append('\n');
  }

  /** What a directory holds; empty where it is not there, or not whole. */
  static Optional<UnpackedPackage> read(Path directory, ResolvedPackage identity)
      throws IOException {
    Path list = directory.resolve("tree");
    Path control = directory.resolve("control");
    if (!Files.isRegularFile(list) || !Files.isRegularFile(control)) {
      return Optional.empty();
    }
    String[] lines = Files.readString(list, StandardCharsets.UTF_8).split("\n");
    if (!lines[0].equals(FORMAT)) {
      return Optional.empty();
    }
    FileTree.Builder tree = FileTree.builder();
    Map<String, Node> placed = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split("\t", -1);
      String path = parts[parts.length - 1];
      Node node;
      switch (parts[0]) {
        case "d" -> node = new Node.Directory(Integer.parseInt(parts[1], 8));
        case "l" -> node = new Node.Symlink(parts[1]);
        case "h" -> node = placed.get(parts[1]);
        case "f" -> {
          Path file = directory.resolve("files").resolve(parts[2]);
          if (!Files.isRegularFile(file) || Files.size(file) != Long.parseLong(parts[3])) {
            return Optional.empty();
          }
          node = new Node.File(Content.of(file), Integer.parseInt(parts[1], 8));
        }
        default -> node = null;
      }
      if (node == null) {
        return Optional.empty();
      }
      placed.put(path, node);
      tree.put(path, node);
    }
    return Optional.of(new UnpackedPackage(identity, tree.build(), Files.readString(control)));
  }
}
