package dev.lava.build.train;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Standard output into which a runtime also writes frames, as it does on the platform's telemetry
 * descriptor: 16 bytes of header (magic number, length, time), then the record. Passes records and
 * everything between frames on as text, each record ended by a line end.
 */
final class TelemetryFrames extends FilterInputStream {
  /** The magic number's first three bytes; the fourth holds level and format. */
  private static final byte[] MAGIC = {(byte) 0xa5, 0x5a, 0};

  private static final int HEADER = 16;
  private final PushbackInputStream source;
  private int rest;
  private boolean inFrame;
  private int last = '\n';

  TelemetryFrames(InputStream source) {
    this(new PushbackInputStream(source, HEADER));
  }

  private TelemetryFrames(PushbackInputStream source) {
    super(source);
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    if (inFrame && rest == 0) {
      inFrame = false;
      if (last != '\n') {
        last = '\n';
        return last;
      }
    }
    while (!inFrame && beginsFrame()) {
      header();
    }
    last = source.read();
    rest -= inFrame ? 1 : 0;
    return last;
  }

  /** As much as is there, and at least one byte: lines must not wait for each other. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = 0;
    while (read < length && (read == 0 || available() > 0)) {
      int next = read();
      if (next < 0) {
        return read == 0 ? -1 : read;
      }
      buffer[offset + read++] = (byte) next;
    }
    return read;
  }

  private boolean beginsFrame() throws IOException {
    byte[] seen = new byte[MAGIC.length];
    int count = 0;
    boolean matches = true;
    while (matches && count < MAGIC.length) {
      int next = source.read();
      if (next < 0) {
        break;
      }
      seen[count] = (byte) next;
      matches = seen[count] == MAGIC[count];
      count++;
    }
    if (matches && count == MAGIC.length) {
      return true;
    }
    source.unread(seen, 0, count);
    return false;
  }

  private void header() throws IOException {
    DataInputStream header = new DataInputStream(source);
    header.skipNBytes(1);
    rest = Math.max(0, header.readInt());
    header.skipNBytes(8);
    inFrame = rest > 0;
  }
}
