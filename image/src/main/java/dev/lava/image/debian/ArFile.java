package dev.lava.image.debian;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outer shell of a package file (ar(5), deb(5)): a few members, one after the other. Positions
 * are what counts here, so that a member can be read in several places at once.
 */
final class ArFile {
  private static final String MAGIC = "!<arch>\n";
  private static final int HEADER = 60;

  /** A package has three members, and may have a few whose names begin with an underscore. */
  private static final int MOST_MEMBERS = 32;

  private ArFile() {}

  /** The members by name, in their order. */
  static Map<String, FileSlice> members(FileChannel file) throws IOException {
    long size = file.size();
    if (!text(file, 0, MAGIC.length()).equals(MAGIC)) {
      throw new DebianException("it is no ar archive");
    }
    Map<String, FileSlice> members = new LinkedHashMap<>();
    long at = MAGIC.length();
    while (at < size) {
      String header = text(file, at, HEADER);
      if (header.length() < HEADER || !header.endsWith("`\n")) {
        throw new DebianException(
            header.length() < HEADER ? "it is cut off" : "it has a damaged member header");
      }
      String name = header.substring(0, 16).stripTrailing().replaceFirst("/$", "");
      long length = length(header.substring(48, 58).strip());
      at += HEADER;
      if (length > size - at) {
        throw new DebianException(
            "it is cut off: %s should have %d bytes, and %d are there"
                .formatted(name, length, size - at));
      }
      if (members.put(name, new FileSlice(file, at, length)) != null) {
        throw new DebianException("it has the member %s twice".formatted(name));
      }
      if (members.size() > MOST_MEMBERS) {
        throw new DebianException("it has more than %d members".formatted(MOST_MEMBERS));
      }
      // Members begin at even positions.
      at += length + (length & 1);
    }
    return members;
  }

  private static long length(String digits) throws DebianException {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new DebianException("it has a damaged member header");
    }
    return Long.parseLong(digits);
  }

  private static String text(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
      // Reads until the buffer is full or the file ends.
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }
}
