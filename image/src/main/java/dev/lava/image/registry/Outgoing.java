package dev.lava.image.registry;

import dev.lava.image.ImageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A payload on its way: how much of it has left, and whether its source failed. */
final class Outgoing extends FilterInputStream {
  private final Payload payload;
  private final AtomicLong count = new AtomicLong();
  private volatile @Nullable IOException failure;

  private Outgoing(Payload payload, InputStream in) {
    super(in);
    this.payload = payload;
  }

  static Outgoing of(Payload payload) throws IOException {
    return new Outgoing(payload, payload.opening().open());
  }

  /** The body of a request. */
  HttpRequest.BodyPublisher publisher() {
    return payload.length() == 0
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.fromPublisher(
            HttpRequest.BodyPublishers.ofInputStream(() -> this), payload.length());
  }

  long count() {
    return count.get();
  }

  /** Why the payload cannot be sent, where it is not the network's fault. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int room = (int) Math.min(length, payload.length() - count.get());
    try {
      int read = room == 0 ? -1 : super.read(bytes, offset, room);
      if (read > 0) {
        long now = count.addAndGet(read);
        if (now == payload.length() && payload.ends()) {
          checkEnd();
        }
        payload.told().accept(now);
      }
      return read;
    } catch (IOException e) {
      failure =
          e instanceof ImageException
              ? e
              : new ImageException("what is to be pushed cannot be read: " + e.getMessage(), e);
      throw e;
    }
  }

  /**
   * A source finds out at its end whether its bytes were the right ones, which must be before the
   * last of them leave.
   */
  private void checkEnd() throws IOException {
    if (super.read() >= 0) {
      throw new IOException("it has more than its %d bytes".formatted(payload.length()));
    }
  }
}
