package dev.lava.emulator.http;

import java.nio.ByteBuffer;

/** The body of a request, read to its end. */
public sealed interface Body {
  /** All of it. */
  record Complete(ByteBuffer bytes) implements Body {}

  /** More than was asked for; all the same it was read, so that the client hears the answer. */
  record TooLarge() implements Body {}

  /** The client went away before its end. */
  record Truncated() implements Body {}
}
