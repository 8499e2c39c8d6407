package dev.lava.image.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * What a request carries. It is opened anew each time that the request is sent.
 *
 * @param length how many bytes there are
 * @param opening opens the first of them
 * @param ends whether nothing may come behind them in their source
 * @param told is told how many have left
 */
record Payload(long length, Opening opening, boolean ends, LongConsumer told) {
  /** Opens some bytes. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  static Payload of(byte[] bytes) {
    return new Payload(bytes.length, () -> new ByteArrayInputStream(bytes), true, _ -> {});
  }
}
