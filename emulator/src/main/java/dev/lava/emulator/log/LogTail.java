package dev.lava.emulator.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The last 4 KB of lines, as {@code X-Amz-Log-Result} carries them (AWS's page "Invoke"). Keeps
 * little more than that, however much is added.
 */
final class LogTail {
  static final int SIZE = 4096;

  private final ArrayDeque<byte[]> lines = new ArrayDeque<>();
  private int size;

  void add(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    lines.addLast(bytes);
    size += bytes.length;
    while (size - lines.getFirst().length >= SIZE) {
      size -= lines.removeFirst().length;
    }
  }

  /** Begins in the middle of a line where that is needed, never in the middle of a character. */
  String text() {
    byte[] all = new byte[size];
    int end = 0;
    for (byte[] line : lines) {
      System.arraycopy(line, 0, all, end, line.length);
      end += line.length;
    }
    int start = Math.max(0, size - SIZE);
    while (start < size && (all[start] & 0xC0) == 0x80) {
      start++;
    }
    return new String(Arrays.copyOfRange(all, start, size), StandardCharsets.UTF_8);
  }
}
