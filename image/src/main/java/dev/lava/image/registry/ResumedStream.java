package dev.lava.image.registry;

import dev.lava.image.ImageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of one blob, over as many connections as it takes: where one breaks, the next asks for
 * what is missing (RFC 9110, section 14). What they are is for the caller to check.
 */
final class ResumedStream extends InputStream {
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]+)-[0-9]+/.*");

  /** Less than this between two breaks is no progress, or a registry could send byte by byte. */
  private static final long PROGRESS = 1 << 20;

  private final Connection connection;
  private final Call call;
  private final String purpose;
  private Answer answer;
  private long count;
  private long countAtBreak;
  private int failures;

  ResumedStream(Connection connection, Call call, String purpose) throws IOException {
    this.connection = connection;
    this.call = call;
    this.purpose = purpose;
    this.answer = connection.ask(call, purpose);
    if (answer.status() != 200) {
      throw connection.refusal(answer, purpose);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      try {
        int read = answer.body().read(bytes, offset, length);
        if (read > 0) {
          count += read;
        }
        return read;
      } catch (IOException e) {
        if (e instanceof ImageException
            || (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException))) {
          throw e;
        }
        reconnect(e);
      }
    }
  }

  private void reconnect(IOException e) throws IOException {
    failures = count - countAtBreak >= PROGRESS ? 1 : failures + 1;
    countAtBreak = count;
    answer.close();
    if (failures == connection.retries().attempts()) {
      throw new RegistryException(
          "cannot %s: the connection broke %d times after %d bytes; check the network, then run the command again"
              .formatted(purpose, failures, count),
          0,
          e);
    }
    connection.retries().pauseAfter(failures, Optional.empty());
    answer =
        connection.ask(
            new Call(
                call.method(),
                call.uri(),
                count == 0 ? call.headers() : Map.of("Range", "bytes=" + count + "-"),
                call.scopes()),
            purpose);
    switch (answer.status()) {
      // All of it once more, for a server may ignore ranges.
      case 200 -> skip();
      case 206 -> {
        Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        if (!range.matches() || !range.group(1).equals(Long.toString(count))) {
          answer.close();
          throw new RegistryException(
              "cannot %s: asked for the bytes from %d on, the registry sends others"
                  .formatted(purpose, count));
        }
      }
      default -> throw connection.refusal(answer, purpose);
    }
  }

  private void skip() throws IOException {
    try {
      answer.body().skipNBytes(count);
    } catch (IOException e) {
      reconnect(e);
    }
  }

  @Override
  public void close() throws IOException {
    answer.body().close();
  }
}
