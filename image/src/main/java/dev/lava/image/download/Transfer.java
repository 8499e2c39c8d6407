package dev.lava.image.download;

import dev.lava.image.Checksum;
import dev.lava.image.ImageException;
import dev.lava.image.atomic.PartialFile;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;

/**
 * One file on its way into the cache, over as many connections as it takes. Each connection asks
 * for what is still missing; digest and size are checked on the way.
 */
final class Transfer implements AutoCloseable {
  /** How many bytes go by between two words about the progress. */
  private static final long STEP = 1 << 18;

  /** Of a file whose size nobody tells. */
  private static final long LARGEST = 8L << 30;

  private final Download download;
  private final Path directory;
  private final Progress progress;
  private final byte[] buffer = new byte[1 << 16];
  private PartialFile partial;
  private MessageDigest computed;

  /** Of the whole file; -1 until the source has said, where nobody knew before. */
  private long size;

  private long got;
  private long told;

  /**
   * A transfer that has not begun.
   *
   * @param directory where the file will be, and is while it is on its way
   */
  Transfer(Download download, Path directory, Progress progress) throws IOException {
    this.download = download;
    this.directory = directory;
    this.progress = progress;
    this.partial = PartialFile.create(directory);
    this.computed = download.checksum().algorithm().start();
    this.size = download.size();
  }

  /** Fetches the file; it has no name yet. */
  void run(Source source, Patience patience) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        receive(source);
        break;
      } catch (ImageException e) {
        // The source was clear, or this machine's disk is at fault: asking again is no use.
        throw e;
      } catch (IOException e) {
        if (attempt == patience.attempts()) {
          throw new DownloadException(
              "cannot download %s: got %d of %s bytes in %d %s; the last ended with: %s. Check the network and the proxy (http_proxy, https_proxy), or take another source, then run the command again."
                  .formatted(
                      Address.shown(download.uri()),
                      got,
                      size < 0 ? "unknown" : size,
                      attempt,
                      attempt == 1 ? "attempt" : "attempts",
                      Reason.of(e)),
              e);
        }
        patience.pauseAfter(attempt);
      }
    }
    Checksum seen = Checksum.of(download.checksum().algorithm(), computed);
    if (!seen.equals(download.checksum())) {
      throw DownloadException.of(
          "%s is not what it should be: its digest is %s, expected %s. It was changed at its source or on the way; nothing of it was kept. Take another source."
              .formatted(Address.shown(download.uri()), seen, download.checksum()));
    }
  }

  private void receive(Source source) throws IOException, InterruptedException {
    try (Source.Answer answer = source.open(download.uri(), got, Map.of())) {
      if (size < 0) {
        size = answer.whole();
      }
      if (answer.whole() >= 0 && answer.whole() != size) {
        throw wrongSize(answer.whole());
      }
      if (answer.offset() != got) {
        startAgain(answer.offset());
      }
      while (true) {
        int count = answer.body().read(buffer);
        if (count < 0) {
          break;
        }
        if (got + count > (size < 0 ? LARGEST : size)) {
          throw wrongSize(got + count);
        }
        partial.write(buffer, 0, count);
        computed.update(buffer, 0, count);
        got += count;
        tell();
      }
    }
    if (got < size) {
      throw new EOFException("the connection closed early");
    }
  }

  private void startAgain(long offset) throws IOException {
    if (offset != 0) {
      throw DownloadException.of(
          "cannot download %s: asked for the bytes from %d on, the server sends those from %d on. Take another source."
              .formatted(Address.shown(download.uri()), got, offset));
    }
    partial.close();
    partial = PartialFile.create(directory);
    computed = download.checksum().algorithm().start();
    got = 0;
    told = 0;
  }

  /** Gives the file its name in the directory. */
  void keep(String name) throws IOException {
    partial.moveTo(directory.resolve(name));
  }

  /** Ends the transfer; what was not kept is gone. */
  @Override
  public void close() throws IOException {
    partial.close();
  }

  private void tell() {
    if (got - told >= STEP || got == size) {
      told = got;
      progress.on(new ProgressEvent.Advanced(download.task(), got));
    }
  }

  private DownloadException wrongSize(long seen) {
    return DownloadException.of(
        "%s is not what it should be: it has %d bytes or more, expected %d. It was changed at its source or on the way; nothing of it was kept. Take another source."
            .formatted(Address.shown(download.uri()), seen, size < 0 ? LARGEST : size));
  }
}
