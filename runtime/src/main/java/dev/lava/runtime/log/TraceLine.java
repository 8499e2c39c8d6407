package dev.lava.runtime.log;

import java.nio.charset.StandardCharsets;

/** The lines that {@code printStackTrace} prints below the throwable itself. */
final class TraceLine {
  private static final byte[][] INDENTED = {bytes("at "), bytes("... ")};
  private static final byte[][] CAPTIONS = {
    bytes("Caused by: "), bytes("Suppressed: "), bytes("[CIRCULAR REFERENCE")
  };

  private TraceLine() {}

  /** Whether the bytes begin as such a line. */
  static boolean matches(byte[] bytes, int length) {
    int tabs = 0;
    while (tabs < length && bytes[tabs] == '\t') {
      tabs++;
    }
    return (tabs > 0 && startsWithAny(INDENTED, bytes, tabs, length))
        || startsWithAny(CAPTIONS, bytes, tabs, length);
  }

  private static boolean startsWithAny(byte[][] words, byte[] bytes, int from, int length) {
    for (byte[] word : words) {
      if (startsWith(word, bytes, from, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] word, byte[] bytes, int from, int length) {
    if (from + word.length > length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
