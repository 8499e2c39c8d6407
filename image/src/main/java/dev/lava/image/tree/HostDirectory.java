package dev.lava.image.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes a tree as a directory of the host. */
final class HostDirectory {
  /** In the order of the bits of a mode, from {@code 0400} down to {@code 0001}. */
  private static final PosixFilePermission[] PERMISSIONS = {
    PosixFilePermission.OWNER_READ,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_EXECUTE
  };

  private HostDirectory() {}

  static SortedMap<String, Node> scan(Path directory) throws IOException {
    SortedMap<String, Node> entries = new TreeMap<>();
    Map<Object, Content> contents = new HashMap<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (!path.equals(directory)) {
              entries.put(name(path), new Node.Directory(mode(path) & 0_777));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isSymbolicLink()) {
              entries.put(name(path), new Node.Symlink(Files.readSymbolicLink(path).toString()));
            } else if (attributes.isRegularFile()) {
              Content content = contents.get(attributes.fileKey());
              if (content == null) {
                content = new Content.HostFile(path, attributes.size());
                contents.put(attributes.fileKey(), content);
              }
              entries.put(name(path), new Node.File(content, mode(path)));
            } else {
              throw new IOException(
                  "'%s' is a device, socket or pipe; a tree holds files, directories and symbolic links"
                      .formatted(path));
            }
            return FileVisitResult.CONTINUE;
          }

          private String name(Path path) {
            return directory.relativize(path).toString();
          }
        });
    return entries;
  }

  static void write(SortedMap<String, Node> entries, Path directory) throws IOException {
    IdentityHashMap<Content, Path> written = new IdentityHashMap<>();
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      Path path = directory.resolve(entry.getKey());
      switch (entry.getValue()) {
        case Node.Directory(int mode) -> {
          Files.createDirectory(path);
          // The owner must be able to fill it, whatever the mode in the image is.
          Files.setPosixFilePermissions(path, permissions(mode | 0_700));
        }
        case Node.Symlink(String target) -> Files.createSymbolicLink(path, Path.of(target));
        case Node.File(Content content, int mode) -> {
          Path first = written.putIfAbsent(content, path);
          if (first != null) {
            Files.createLink(path, first);
          } else {
            try (InputStream in = content.open()) {
              Files.copy(in, path);
            }
            Files.setPosixFilePermissions(path, permissions(mode));
          }
        }
      }
    }
  }

  private static int mode(Path path) throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    int mode = 0;
    for (PosixFilePermission permission : PERMISSIONS) {
      mode = mode << 1 | (permissions.contains(permission) ? 1 : 0);
    }
    return mode;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < PERMISSIONS.length; bit++) {
      if ((mode >> (PERMISSIONS.length - 1 - bit) & 1) == 1) {
        permissions.add(PERMISSIONS[bit]);
      }
    }
    return permissions;
  }
}
