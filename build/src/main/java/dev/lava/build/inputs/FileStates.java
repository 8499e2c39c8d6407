package dev.lava.build.inputs;

import dev.lava.image.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The state of files as one digest: equal digests mean that none has changed.
 *
 * <p>A file's state is its path, mode, size, inode, and the times of its last change, the one that
 * programs set (mtime) and the one that the kernel sets (ctime, inode(7)): whoever writes a file
 * and sets its time back changes the second. Git's index holds the same of each file. A change
 * within the clock's tick of the look shows in no time, so such a look is not to be remembered:
 * {@link #isSettled}.
 */
public final class FileStates {
  private static final String SEEN = "unix:mode,size,ino,lastModifiedTime,ctime";

  /** Several times the tick of the clock that Linux stamps files with. */
  private static final Duration TICK = Duration.ofMillis(50);

  private final MessageDigest sha256 = Digest.sha256();
  private final Instant look = Instant.now();
  private Instant newest = Instant.EPOCH;
  private boolean complete = true;

  /** Adds something that is no file, such as an option. */
  public FileStates text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // With its length, so that no two lists run together into the same bytes.
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    sha256.update(bytes);
    return this;
  }

  /** Adds a file, which may be missing. */
  public FileStates file(Path file) throws IOException {
    text(file.toAbsolutePath().toString());
    return Files.exists(file) ? state(file) : text("is not there");
  }

  /** Adds each of these, a file or a directory with all in it. */
  public FileStates all(List<Path> paths) throws IOException {
    for (Path path : paths) {
      tree(path, _ -> true);
    }
    return this;
  }

  /**
   * Adds all files below a directory, or the one file; it may be missing.
   *
   * @param enter whether a directory below it counts
   */
  public FileStates tree(Path top, Predicate<Path> enter) throws IOException {
    if (!Files.isDirectory(top)) {
      return file(top);
    }
    SortedMap<String, Path> files = new TreeMap<>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            boolean entered = path.equals(top) || enter.test(path);
            return entered ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            files.put(top.relativize(path).toString(), path);
            // What a link to a directory holds is not looked at.
            complete &= !attributes.isSymbolicLink() || !Files.isDirectory(path);
            return FileVisitResult.CONTINUE;
          }
        });
    text(top.toAbsolutePath().toString()).text(Integer.toString(files.size()));
    for (Map.Entry<String, Path> file : files.entrySet()) {
      text(file.getKey()).state(file.getValue());
    }
    return this;
  }

  private FileStates state(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      look(file, LinkOption.NOFOLLOW_LINKS);
    }
    return Files.exists(file) ? look(file) : text("leads nowhere");
  }

  private FileStates look(Path file, LinkOption... options) throws IOException {
    Map<String, Object> seen = new TreeMap<>(Files.readAttributes(file, SEEN, options));
    if (seen.get("ctime") instanceof FileTime changed && changed.toInstant().isAfter(newest)) {
      newest = changed.toInstant();
    }
    return text(seen.toString());
  }

  /** The state of all that was added. */
  public Digest digest() {
    try {
      return Digest.of((MessageDigest) sha256.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
    }
  }

  /** Whether a change after the look would show: all was seen, and no file was just written. */
  public boolean isSettled() {
    return isSettledFor(TICK);
  }

  /** Whether, besides, nothing was written for so long. */
  boolean isSettledFor(Duration age) {
    return complete && newest.plus(age).isBefore(look);
  }
}
