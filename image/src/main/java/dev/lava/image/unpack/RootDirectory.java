package dev.lava.image.unpack;

import dev.lava.image.ImageException;
import dev.lava.image.atomic.Deletion;
import dev.lava.image.tree.HostName;
import dev.lava.image.tree.Links;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A root on the host's disk while layers are laid into it, one after the other.
 *
 * <p>Every path is resolved as a kernel would whose root this is, so a link never leads out, and
 * whatever stands at a path goes before something else is written there, so nothing is written
 * through a link or into another file's inode. Nobody else writes here at the same time.
 */
final class RootDirectory {
  /** What a user needs to read, enter and delete what was unpacked. */
  private static final int OWNER_OF_DIRECTORY = 0_700;

  private static final int OWNER_OF_FILE = 0_600;
  private static final String MODE = "unix:mode";

  private final Path root;

  /** What the layer that is being laid has put, by path in the root: whiteouts spare it. */
  private final Set<String> fresh = new HashSet<>();

  RootDirectory(Path root) {
    this.root = root;
  }

  /** The entries that follow belong to the next layer. */
  void beginLayer() {
    fresh.clear();
  }

  void directory(String path, int mode) throws IOException {
    String place = placeFor(path);
    Path directory = host(place);
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      remove(directory);
      Files.createDirectory(directory);
    }
    Files.setAttribute(directory, MODE, (mode & 0_1777) | OWNER_OF_DIRECTORY);
    fresh.add(place);
  }

  void file(String path, int mode, FileTime time, InputStream content) throws IOException {
    String place = placeFor(path);
    Path file = host(place);
    remove(file);
    Files.copy(content, file);
    Files.setAttribute(file, MODE, (mode & 0_777) | OWNER_OF_FILE);
    Files.setLastModifiedTime(file, time);
    fresh.add(place);
  }

  void symbolicLink(String path, String target) throws IOException {
    String place = placeFor(path);
    Path link = host(place);
    Path pointsAt = HostName.path(target);
    remove(link);
    Files.createSymbolicLink(link, pointsAt);
    fresh.add(place);
  }

  void hardLink(String path, String target) throws IOException {
    Path existing = host(Links.followParents(this::link, target));
    if (!Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
      throw new ImageException("it is a hard link to '%s', where no file is".formatted(target));
    }
    String place = placeFor(path);
    Path link = host(place);
    if (!link.equals(existing)) {
      remove(link);
      Files.createLink(link, existing);
    }
    fresh.add(place);
  }

  /** Removes what layers below have at this path. */
  void whiteout(String path) throws IOException {
    removeOlder(host(Links.followParents(this::link, path)));
  }

  /** Removes all that layers below have in this directory; the directory stays. */
  void opaqueWhiteout(String directory) throws IOException {
    Path place = host(Links.follow(this::link, directory));
    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(place)) {
        for (Path child : children) {
          removeOlder(child);
        }
      }
    }
  }

  /** Where a path really is; its parents are made where they are missing. */
  private String placeFor(String path) throws IOException {
    String place = Links.followParents(this::link, path);
    for (int slash = place.indexOf('/'); slash >= 0; slash = place.indexOf('/', slash + 1)) {
      String above = place.substring(0, slash);
      Path directory = host(above);
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(directory);
        fresh.add(above);
      } else if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new ImageException("it stands below '%s', which is no directory".formatted(above));
      }
    }
    return place;
  }

  private Optional<String> link(String path) {
    try {
      Path place = host(path);
      return Files.isSymbolicLink(place)
          ? Optional.of(Files.readSymbolicLink(place).toString())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Path host(String path) throws IOException {
    return path.isEmpty() ? root : root.resolve(HostName.path(path));
  }

  private static void remove(Path path) throws IOException {
    Deletion.of(path);
  }

  private void removeOlder(Path path) throws IOException {
    Subtree.remove(path, place -> fresh.contains(root.relativize(place).toString()));
  }
}
