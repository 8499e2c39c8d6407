package dev.lava.image.tree;

import dev.lava.image.FixedTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes a tree as a directory of the host. */
final class HostDirectory {
  /** All bits of a mode, where {@code PosixFilePermission} has no sticky bit. */
  private static final String MODE = "unix:mode";

  private static final FileTime TIME = FileTime.from(FixedTime.INSTANT);

  private HostDirectory() {}

  static SortedMap<String, Node> scan(Path directory) throws IOException {
    SortedMap<String, Node> entries = new TreeMap<>();
    Files.walkFileTree(directory, new Scan(directory, entries));
    return entries;
  }

  private static final class Scan extends SimpleFileVisitor<Path> {
    private final Path directory;
    private final SortedMap<String, Node> entries;
    private final Map<Object, Content> contents = new HashMap<>();

    private Scan(Path directory, SortedMap<String, Node> entries) {
      this.directory = directory;
      this.entries = entries;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      if (!path.equals(directory)) {
        entries.put(name(path), new Node.Directory(mode(path) & 0_1777));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink()) {
        entries.put(name(path), new Node.Symlink(HostName.text(Files.readSymbolicLink(path))));
      } else if (attributes.isRegularFile()) {
        entries.put(name(path), new Node.File(content(path, attributes), mode(path) & 0_777));
      } else {
        throw new IOException(
            "'%s' is a device, socket or pipe; a tree holds files, directories and symbolic links"
                .formatted(path));
      }
      return FileVisitResult.CONTINUE;
    }

    /** One for each inode, so that hard links share it. */
    private Content content(Path path, BasicFileAttributes attributes) {
      @Nullable Object inode = attributes.fileKey();
      Content content = new Content.HostFile(path, attributes.size());
      @Nullable Content first = inode == null ? null : contents.putIfAbsent(inode, content);
      return first == null ? content : first;
    }

    private String name(Path path) throws IOException {
      return HostName.text(directory.relativize(path));
    }
  }

  static void write(SortedMap<String, Node> entries, Path directory) throws IOException {
    Map<SharedFile, Path> written = new HashMap<>();
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      Path path = directory.resolve(HostName.path(entry.getKey()));
      switch (entry.getValue()) {
        case Node.Directory(int mode) -> {
          Files.createDirectory(path);
          // The owner must be able to fill it, whatever the mode in the image is.
          Files.setAttribute(path, MODE, mode | 0_700);
        }
        case Node.Symlink(String target) -> Files.createSymbolicLink(path, HostName.path(target));
        case Node.File file -> {
          Path first = written.putIfAbsent(SharedFile.of(file), path);
          if (first == null) {
            write(file, path);
          } else {
            Files.createLink(path, first);
          }
        }
      }
    }
  }

  private static void write(Node.File file, Path path) throws IOException {
    try (InputStream in = file.content().open()) {
      Files.copy(in, path);
    }
    Files.setAttribute(path, MODE, file.mode() | 0_400);
    Files.setLastModifiedTime(path, TIME);
  }

  private static int mode(Path path) throws IOException {
    return (int) Files.getAttribute(path, MODE, LinkOption.NOFOLLOW_LINKS);
  }
}
