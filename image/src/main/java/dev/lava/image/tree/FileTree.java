package dev.lava.image.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A root file system, in memory: sorted paths and what stands at each. Immutable; {@link Builder}
 * makes one.
 *
 * <p>Paths are relative to the root and have neither a leading slash nor {@code .} or {@code ..}:
 *
 * <table>
 * <caption>Sample paths</caption>
 * <tr><th>path</th><th>is</th></tr>
 * <tr><td>{@code usr/bin/dash}</td><td>valid</td></tr>
 * <tr><td>{@code /usr/bin}, {@code usr//bin}, {@code usr/}, {@code ./usr}, {@code a/../b}, the empty
 * path</td><td>refused</td></tr>
 * </table>
 *
 * <p>Every parent of an entry is itself an entry and a directory, never a symbolic link: {@link
 * Builder#put} follows links the way a kernel would, inside the root, so that a package that ships
 * {@code lib/x} lands in {@code usr/lib/x} where {@code lib} is a link. Hard links have become
 * files that share their content.
 */
public final class FileTree {
  private static final FileTree EMPTY = new FileTree(new TreeMap<>());

  private final SortedMap<String, Node> entries;

  private FileTree(SortedMap<String, Node> entries) {
    this.entries = Collections.unmodifiableSortedMap(entries);
  }

  /** The tree with nothing in it. */
  public static FileTree empty() {
    return EMPTY;
  }

  /** A builder that starts with nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** All entries, parents before children, sorted by path (by UTF-16 code unit). */
  public SortedMap<String, Node> entries() {
    return entries;
  }

  /** What stands at this very path; links are not followed. */
  public Optional<Node> at(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  /**
   * What stands at this path, links followed inside the root; empty where they lead nowhere, or to
   * the root itself, which is no entry.
   *
   * @throws IllegalArgumentException for a path that is refused, or links that go in circles
   */
  public Optional<Node> resolve(String path) {
    return at(Links.follow(links(entries), TreePath.check(path)));
  }

  /** The entries whose path the filter keeps, and the directories above them. */
  public FileTree filter(Predicate<String> keep) {
    SortedMap<String, Node> kept = new TreeMap<>();
    entries.forEach(
        (path, node) -> {
          if (keep.test(path)) {
            kept.put(path, node);
            for (String above : TreePath.parents(path)) {
              kept.putIfAbsent(above, entries.get(above));
            }
          }
        });
    return new FileTree(kept);
  }

  /**
   * The part below a directory, with paths relative to it; empty where there is no such directory.
   */
  public FileTree below(String directory) {
    String prefix = TreePath.check(directory) + "/";
    SortedMap<String, Node> part = new TreeMap<>();
    // '0' is the character after '/': everything in between begins with the prefix.
    entries
        .subMap(prefix, directory + '0')
        .forEach((path, node) -> part.put(path.substring(prefix.length()), node));
    return new FileTree(part);
  }

  /** This tree with all of another laid over it; where both have a path the other's node wins. */
  public FileTree with(FileTree other) {
    return builder().putAll("", this).putAll("", other).build();
  }

  /**
   * What a directory of the host holds, read now; file contents stay on the host's disk.
   *
   * @throws IOException where it cannot be read, or holds something that is no file, directory or
   *     symbolic link, or a name that is no text in this JVM's file name encoding
   */
  public static FileTree scan(Path directory) throws IOException {
    return new FileTree(HostDirectory.scan(directory));
  }

  /**
   * Writes the tree into an existing, empty directory of the host. Files that share content and
   * mode share an inode; every file carries the time that it has in layers, {@link
   * dev.lava.image.FixedTime}; the owner may read and enter everything, whatever the modes say.
   *
   * @throws IOException where it cannot be written, or a name has characters that this JVM cannot
   *     give to files
   */
  public void writeTo(Path directory) throws IOException {
    HostDirectory.write(entries, directory);
  }

  private static Function<String, Optional<String>> links(SortedMap<String, Node> entries) {
    return path ->
        entries.get(path) instanceof Node.Symlink(String target)
            ? Optional.of(target)
            : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileTree that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }

  /** Collects entries; later ones win over earlier ones at the same path. */
  public static final class Builder {
    private final SortedMap<String, Node> entries = new TreeMap<>();

    private Builder() {}

    /**
     * Puts a node at a path, making missing parents as directories with mode {@code 0755}. Parents
     * that are links are followed inside the root. A directory put over a directory keeps what is
     * in it; a directory put over a link to a directory leaves the link.
     *
     * @throws IllegalArgumentException for a path that is refused (see {@link FileTree}), a parent
     *     that is a file, a directory that would become something else while it holds entries, or
     *     links that go in circles; the message names the path
     */
    public Builder put(String path, Node node) {
      String place = Links.followParents(links(entries), TreePath.check(path));
      for (String above : TreePath.parents(place)) {
        Node parent = entries.putIfAbsent(above, new Node.Directory(0_755));
        if (parent != null && !(parent instanceof Node.Directory)) {
          throw new IllegalArgumentException(
              "'%s' cannot stand below '%s', which is no directory".formatted(path, above));
        }
      }
      Node before = entries.get(place);
      if (node instanceof Node.Directory
          && before instanceof Node.Symlink
          && isDirectory(Links.follow(links(entries), place))) {
        return this;
      }
      if (before instanceof Node.Directory
          && !(node instanceof Node.Directory)
          && !entries.subMap(place + '/', place + '0').isEmpty()) {
        throw new IllegalArgumentException(
            "'%s' is a directory with entries and cannot become a file or link".formatted(path));
      }
      entries.put(place, node);
      return this;
    }

    /**
     * The path at which {@link #put} would put the node: parents that are links are followed, and
     * so is the path itself where a directory meets a link to a directory.
     *
     * @throws IllegalArgumentException for a path that is refused, or links that go in circles
     */
    public String placeOf(String path, Node node) {
      String place = Links.followParents(links(entries), TreePath.check(path));
      if (node instanceof Node.Directory && entries.get(place) instanceof Node.Symlink) {
        String led = Links.follow(links(entries), place);
        return !led.isEmpty() && isDirectory(led) ? led : place;
      }
      return place;
    }

    /**
     * Puts a second name for the file that stands at {@code target}; its content is shared.
     *
     * @throws IllegalArgumentException where no file stands there, and as {@link #put}
     */
    public Builder putHardLink(String path, String target) {
      Node node = entries.get(Links.followParents(links(entries), TreePath.check(target)));
      if (!(node instanceof Node.File)) {
        throw new IllegalArgumentException(
            "'%s' is a hard link to '%s', where no file stands".formatted(path, target));
      }
      return put(path, node);
    }

    /** Puts every entry of another tree, under the given directory ("" for the root). */
    public Builder putAll(String under, FileTree tree) {
      for (Map.Entry<String, Node> entry : tree.entries.entrySet()) {
        put(under.isEmpty() ? entry.getKey() : under + "/" + entry.getKey(), entry.getValue());
      }
      return this;
    }

    private boolean isDirectory(String path) {
      return path.isEmpty() || entries.get(path) instanceof Node.Directory;
    }

    /** What has been put so far. */
    public FileTree build() {
      return new FileTree(new TreeMap<>(entries));
    }
  }
}
