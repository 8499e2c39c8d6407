package dev.lava.image.debian;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads paragraphs of fields (deb822(5)) from a stream of any length. An index has some ten times
 * the text that anybody needs, so only the wanted fields become strings; the others are passed over
 * as bytes.
 */
final class ControlReader {
  /** No line or paragraph of the archive comes near; a stream without line ends must still end. */
  private static final int LONGEST = 16 << 20;

  private final InputStream in;
  private final String owner;
  private final List<String> wanted;
  private final byte[][] bytes;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private boolean ended;

  /**
   * A reader that keeps some fields.
   *
   * @param owner what is read, for messages
   * @param wanted the names of the fields to keep; empty keeps all
   */
  ControlReader(InputStream in, String owner, List<String> wanted) {
    this.in = in;
    this.owner = owner;
    this.wanted = List.copyOf(wanted);
    this.bytes =
        wanted.stream()
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
  }

  /** The next paragraph; empty after the last. */
  Optional<Paragraph> next() throws IOException {
    Paragraph paragraph = new Paragraph();
    boolean any = false;
    boolean wantedField = false;
    int size = 0;
    for (int length = line(); length >= 0; length = line()) {
      int from = start;
      start = Math.min(from + length + 1, end);
      if (isBlank(from, length)) {
        if (any) {
          break;
        }
        continue;
      }
      any = true;
      size += length;
      if (size > LONGEST) {
        throw new DebianException("%s has a paragraph that never ends".formatted(owner));
      }
      switch (buffer[from]) {
        case '#' -> {}
        case ' ', '\t' -> {
          if (wantedField) {
            paragraph.continueLast(text(from + 1, length - 1));
          }
        }
        default -> wantedField = open(paragraph, from, length);
      }
    }
    return any ? Optional.of(paragraph) : Optional.empty();
  }

  /** Begins a field; false where nobody wants it. */
  private boolean open(Paragraph paragraph, int from, int length) throws DebianException {
    int colon = 0;
    while (colon < length && buffer[from + colon] != ':') {
      colon++;
    }
    if (colon == 0 || colon == length) {
      throw new DebianException(
          "%s has a line that is no field: '%s'; valid is a name, a colon and a value"
              .formatted(owner, text(from, Math.min(length, 60))));
    }
    String name = wantedName(from, colon);
    if (name.isEmpty()) {
      return false;
    }
    if (!paragraph.add(name, text(from + colon + 1, length - colon - 1).strip())) {
      throw new DebianException("%s has the field '%s' twice".formatted(owner, name));
    }
    return true;
  }

  /** The name of a field, or the empty string where it is not wanted. */
  private String wantedName(int from, int length) {
    if (wanted.isEmpty()) {
      return text(from, length);
    }
    for (int i = 0; i < bytes.length; i++) {
      byte[] name = bytes[i];
      if (name.length == length
          && Arrays.equals(buffer, from, from + length, name, 0, name.length)) {
        return wanted.get(i);
      }
    }
    return "";
  }

  private boolean isBlank(int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private String text(int from, int length) {
    int last = length > 0 && buffer[from + length - 1] == '\r' ? length - 1 : length;
    return new String(buffer, from, last, StandardCharsets.UTF_8);
  }

  /** Makes the next line whole in the buffer, at {@code start}; its length, or -1 at the end. */
  private int line() throws IOException {
    int searched = 0;
    while (true) {
      for (int i = start + searched; i < end; i++) {
        if (buffer[i] == '\n') {
          return i - start;
        }
      }
      searched = end - start;
      if (ended) {
        return searched == 0 ? -1 : searched;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      if (buffer.length >= LONGEST) {
        throw new DebianException("%s has a line that never ends".formatted(owner));
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) {
      ended = true;
    } else {
      end += count;
    }
  }
}
