package dev.lava.image.atomic;

import dev.lava.image.ImageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is being written under a name of its own and gets the name it is meant for at the
 * end, by one atomic rename in the same directory. Closing it before leaves nothing behind.
 *
 * <p>The writer holds a lock on the file, which the kernel drops with the process: a partial file
 * that nobody holds was abandoned, and {@link #removeAbandoned} deletes it.
 */
public final class PartialFile extends OutputStream {
  private static final String PREFIX = ".partial-";

  /**
   * The partial files of this process. They must not even be opened to try their lock: closing any
   * descriptor of a file drops all of the process's locks on it (fcntl(2), "record locks").
   */
  private static final Set<Path> LIVE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final Path path;
  private final FileChannel channel;
  private boolean moved;

  private PartialFile(Path directory, Path path, FileChannel channel) {
    this.directory = directory;
    this.path = path;
    this.channel = channel;
  }

  /** A new, empty file in this directory, which must exist. */
  public static PartialFile create(Path directory) throws IOException {
    try {
      // The real path: a file must not be known as living by one name and abandoned by another.
      Path real = directory.toRealPath();
      PartialFile file = createLocked(real);
      while (!Files.exists(file.path)) {
        // Another process took it for abandoned before it was locked: once more.
        file.close();
        file = createLocked(real);
      }
      return file;
    } catch (IOException e) {
      throw explained(e, directory);
    }
  }

  private static PartialFile createLocked(Path directory) throws IOException {
    Path path = directory.resolve(PREFIX + UUID.randomUUID());
    LIVE.add(path);
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.READ);
      PartialFile file = new PartialFile(directory, path, channel);
      try {
        channel.lock();
        return file;
      } catch (IOException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      LIVE.remove(path);
      throw e;
    }
  }

  /** Deletes what writers left in this directory that were killed. */
  public static void removeAbandoned(Path directory) throws IOException {
    try (DirectoryStream<Path> partials =
        Files.newDirectoryStream(directory.toRealPath(), PREFIX + "*")) {
      for (Path partial : partials) {
        if (!LIVE.contains(partial)) {
          removeIfAbandoned(partial);
        }
      }
    }
  }

  private static void removeIfAbandoned(Path partial) throws IOException {
    try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(partial);
      }
    } catch (NoSuchFileException _) {
      // Its writer has finished, or another process cleans up as well.
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw explained(e, directory);
    }
  }

  /**
   * Writes so many bytes of another file; the kernel copies them, where it can.
   *
   * @throws IOException where it has fewer
   */
  public void write(FileChannel source, long length) throws IOException {
    long done = 0;
    try {
      while (done < length) {
        long copied = source.transferTo(done, length - done, channel);
        if (copied == 0) {
          throw new EOFException("a file to copy has ended after %d bytes".formatted(done));
        }
        done += copied;
      }
    } catch (IOException e) {
      throw explained(e, directory);
    }
  }

  /** How many bytes have been written. */
  public long size() throws IOException {
    return channel.position();
  }

  /**
   * Reads what was written, from a position on; threads may do so while another writes. The file
   * must not be opened a second time for it, see {@link #LIVE}.
   *
   * @return how many bytes, or -1 behind the last
   */
  public int read(ByteBuffer buffer, long position) throws IOException {
    return channel.read(buffer, position);
  }

  /** Gives the file its name; a file that has it already is replaced. */
  public void moveTo(Path target) throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    moved = true;
    close();
  }

  /** Ends the writing; without {@link #moveTo} before, the file is gone. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (!moved) {
        Files.deleteIfExists(path);
      }
    } finally {
      LIVE.remove(path);
    }
  }

  private static IOException explained(IOException e, Path directory) {
    if (e instanceof ImageException) {
      return e;
    }
    String free;
    try {
      free = Files.getFileStore(directory).getUsableSpace() / (1 << 20) + " MiB free";
    } catch (IOException _) {
      free = "which cannot be looked at";
    }
    return new ImageException(
        "cannot write a file in %s (%s): %s".formatted(directory, free, e.getMessage()), e);
  }
}
