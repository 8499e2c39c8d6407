package dev.lava.runtime.invocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The bytes of one array, which it hands on uncopied. */
final class PayloadInputStream extends ByteArrayInputStream {
  PayloadInputStream(byte[] bytes, int length) {
    super(bytes, 0, length);
  }

  /**
   * Writes the rest at once; the JDK's own method copies it first, so that nobody can change it.
   */
  @Override
  public synchronized long transferTo(OutputStream out) throws IOException {
    int rest = count - pos;
    out.write(buf, pos, rest);
    pos = count;
    return rest;
  }
}
