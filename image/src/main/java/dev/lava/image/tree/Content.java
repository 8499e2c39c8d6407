package dev.lava.image.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where the bytes of a file are. */
public sealed interface Content {
  /** How many bytes there are. */
  long size();

  /** The bytes, from the first; the caller closes the stream. */
  InputStream open() throws IOException;

  /** These bytes, which must not be changed afterwards. */
  static Content of(byte[] bytes) {
    return new Bytes(bytes);
  }

  /** The bytes of a file of the host, which must stay as it is for as long as this is in use. */
  static Content of(Path file) throws IOException {
    return new HostFile(file, Files.size(file));
  }

  /** Bytes in memory. Two are equal where their bytes are. */
  final class Bytes implements Content {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /**
   * A file of the host.
   *
   * @param file where it is
   * @param size how many bytes it had when it was looked at
   */
  record HostFile(Path file, long size) implements Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
