package dev.lava.image.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file as it was looked at, and whether its bytes were found to be what its name says in this
 * very state before. To compute the digest of a layer takes twice as long as to copy it.
 *
 * <p>The state is the file's device and inode, its size, and the times of its last change: the one
 * that programs set (mtime), and the one that the kernel sets and nobody can set back (ctime,
 * inode(7)). Why that is enough for a blob of a store, which may leave this machine:
 *
 * <ul>
 *   <li>A writer that is killed leaves no file under a blob's name ({@link
 *       dev.lava.image.atomic.PartialFile}), and what this process remembers ends with it: what
 *       another one saw, or this machine before it lost its power, counts for nothing.
 *   <li>Whoever writes into the file, or puts another in its place, changes the state. A change
 *       within the clock's tick of the look would show in no time, so a file that was only just
 *       changed is not remembered.
 *   <li>Another user of the machine cannot write to the files. A program of the same user could map
 *       one into its memory and change it there while the kernel takes its time to note that; it
 *       could as well change what is written from it.
 *   <li>A disk that forgets changes no state. So what was verified long ago is verified again.
 * </ul>
 */
public final class VerifiedFile {
  private static final String SEEN = "unix:dev,ino,size,lastModifiedTime,ctime";

  /** Several times the tick of the clock that Linux stamps files with. */
  private static final Duration TICK = Duration.ofMillis(50);

  /** As long as somebody may sit before one change after another. */
  private static final Duration TRUST = Duration.ofHours(1);

  private static final Map<Path, Verified> KNOWN = new ConcurrentHashMap<>();

  private final Path file;
  private final Instant look;
  private final Optional<Map<String, Object>> state;

  private record Verified(Map<String, Object> state, Instant time) {}

  private VerifiedFile(Path file, Instant look, Optional<Map<String, Object>> state) {
    this.file = file;
    this.look = look;
    this.state = state;
  }

  /** Looks at a file, which may be missing. */
  public static VerifiedFile at(Path file) {
    // Before the state is read, so that no change comes between that seems to be older.
    Instant look = Instant.now();
    return new VerifiedFile(file, look, state(file));
  }

  private static Optional<Map<String, Object>> state(Path file) {
    try {
      return Optional.of(Map.copyOf(Files.readAttributes(file, SEEN)));
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  /** Whether its bytes were verified not long ago, and it is as it was then. */
  public boolean isVerified() {
    Verified known = KNOWN.get(file);
    return known != null
        && state.equals(Optional.of(known.state()))
        && look.isBefore(known.time().plus(TRUST));
  }

  /** Whether it is still as it was when it was looked at. */
  public boolean isUnchanged() {
    return state.isPresent() && state.equals(state(file));
  }

  /** Remembers that the bytes that were read after the look were what they should be. */
  public void verified() {
    if (state.isPresent()
        && state.get().get("ctime") instanceof FileTime changed
        && changed.toInstant().plus(TICK).isBefore(look)
        && isUnchanged()) {
      KNOWN.put(file, new Verified(state.get(), look));
    }
  }
}
