package dev.lava.image.download;

import dev.lava.image.Checksum;
import dev.lava.image.Digest;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Files from elsewhere, kept by their digest.
 *
 * <pre>
 * DIRECTORY/sha256/HEX     a file, whole and checked; sha512 likewise
 * DIRECTORY/index/HEX      the last good copy of an index; HEX is the digest of its address
 * </pre>
 *
 * <p>A file is checked while it streams in, then renamed into place, so a reader sees all of it or
 * nothing. A file that is there is trusted after a look at its size; whoever reads it anyway and
 * wants more can compute its digest on the way, and {@link #forget} it where that fails.
 *
 * <p>Any number of threads may ask, {@value #PARALLEL} of them are served at a time. Threads that
 * want the same file wait for one of them to fetch it. Two processes may both fetch it; the later
 * rename replaces equal bytes by equal bytes.
 */
public final class DownloadCache {
  /** How many files are fetched at a time: enough to hide latency, polite to a mirror. */
  public static final int PARALLEL = 6;

  private static final int LARGEST_INDEX = 16 << 20;

  private final Path directory;
  private final Source http;
  private final Source file = new FileSource();
  private final Patience patience;
  private final IndexCopies copies;
  private final Semaphore connections = new Semaphore(PARALLEL);
  private final Map<Checksum, ReentrantLock> underWay = new ConcurrentHashMap<>();

  /**
   * A cache in a directory, which is made when it is needed.
   *
   * @param environment the environment variables, for the proxies that they name
   */
  public DownloadCache(Path directory, Map<String, String> environment) {
    this(directory, environment, Patience.USUAL, Clock.systemUTC());
  }

  DownloadCache(Path directory, Map<String, String> environment, Patience patience, Clock clock) {
    this.directory = directory;
    this.patience = patience;
    this.http = new HttpSource(new Proxies(environment), patience);
    this.copies = new IndexCopies(directory, clock);
  }

  /** {@link #fetch(Download, Progress)} with a task named after the last part of the address. */
  public Path fetch(URI uri, Digest expected, long size, Progress progress) throws IOException {
    return fetch(new Download(uri, expected, size), progress);
  }

  /**
   * The place of a file in the cache, fetched first where it is not there.
   *
   * @throws DownloadException where the file cannot be had, or is not what it should be
   * @throws InterruptedIOException where the thread is interrupted; its flag stays set
   */
  public Path fetch(Download download, Progress progress) throws IOException {
    long began = System.nanoTime();
    OptionalLong size =
        download.size() < 0 ? OptionalLong.empty() : OptionalLong.of(download.size());
    progress.on(new ProgressEvent.Started(download.task(), size));
    boolean cached = isHere(download) || !fetchOnce(download, progress);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    progress.on(new ProgressEvent.Finished(download.task(), took, cached));
    return place(download.checksum());
  }

  /**
   * A small file whose digest nobody knows: the source's bytes of now or, where the source cannot
   * be reached, the copy that was last found good. A source that answers and has no such file is
   * believed.
   *
   * @throws DownloadException where neither can be had
   */
  public Unverified index(URI uri, Progress progress) throws IOException {
    String task = "read " + Address.shown(uri);
    long began = System.nanoTime();
    progress.on(new ProgressEvent.Started(task, OptionalLong.empty()));
    connections.acquireUninterruptibly();
    try {
      Unverified index = copies.read(uri, source(uri), patience, LARGEST_INDEX);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      progress.on(new ProgressEvent.Finished(task, took, index.copied().isPresent()));
      return index;
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      connections.release();
    }
  }

  /** Takes a file out of the cache, for a reader who found its content damaged. */
  public void forget(Digest digest) throws IOException {
    forget(Checksum.of(digest));
  }

  /** The same for a file that is known by what its publisher says. */
  public void forget(Checksum checksum) throws IOException {
    Files.deleteIfExists(place(checksum));
  }

  /** Returns whether this thread is the one that fetched it. */
  private boolean fetchOnce(Download download, Progress progress) throws IOException {
    ReentrantLock lock = underWay.computeIfAbsent(download.checksum(), _ -> new ReentrantLock());
    try {
      lock.lockInterruptibly();
      try {
        if (isHere(download)) {
          return false;
        }
        connections.acquire();
        try {
          transfer(download, progress);
          return true;
        } finally {
          connections.release();
        }
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private void transfer(Download download, Progress progress)
      throws IOException, InterruptedException {
    Path place = place(download.checksum());
    try (Transfer transfer = new Transfer(download, Directories.prepare(place), progress)) {
      transfer.run(source(download.uri()), patience);
      transfer.keep(download.checksum().hex());
    }
  }

  private boolean isHere(Download download) throws IOException {
    Path place = place(download.checksum());
    return Files.isRegularFile(place)
        && (download.size() < 0 || Files.size(place) == download.size());
  }

  private Path place(Checksum checksum) {
    return directory.resolve(checksum.algorithm().program()).resolve(checksum.hex());
  }

  private Source source(URI uri) throws DownloadException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "http", "https" -> http;
      case "file" -> file;
      default ->
          throw DownloadException.of(
              "cannot download '%s': the scheme is '%s'; valid are http, https and file, as in http://mirror.example/debian"
                  .formatted(Address.shown(uri), scheme));
    };
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the download was interrupted");
  }
}
