package dev.lava.image.contents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Tells what a file is, by its first bytes and its path, from one pass over it. */
final class FormatReader {
  /** As much of a script's first line as Linux looks at (execve(2)). */
  private static final int HEAD = 256;

  /** No text that is asked for comes near. */
  private static final int LONGEST_TEXT = 1 << 20;

  private FormatReader() {}

  /** May leave the rest of the content unread. */
  static Format read(String path, long size, InputStream content) throws IOException {
    byte[] head = content.readNBytes(HEAD);
    if (head.length >= 20 && startsWith(head, "\u007fELF")) {
      return elf(head);
    }
    if (startsWith(head, "#!")) {
      return script(head);
    }
    if (startsWith(head, "PK\u0003\u0004")) {
      return JarDirectory.read(head, size, content);
    }
    if (ModulesFile.isOne(head)) {
      return ModulesFile.read(head, content);
    }
    if (isAskedFor(path) && size <= LONGEST_TEXT) {
      return new Format.Text(new String(head, UTF_8) + new String(content.readAllBytes(), UTF_8));
    }
    return new Format.Other();
  }

  /** The launch plan, and the lists of packages' files of dpkg and of images made of packages. */
  private static boolean isAskedFor(String path) {
    return path.equals("var/task/.lava/launch")
        || (path.startsWith("var/lib/dpkg/info/") && path.endsWith(".list"))
        || (path.startsWith("var/lib/dpkg/status.d/") && path.endsWith(".md5sums"));
  }

  private static Format elf(byte[] head) {
    boolean bigEndian = head[5] == 2;
    ByteBuffer header =
        ByteBuffer.wrap(head).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new Format.Elf(head[4] == 2 ? 64 : 32, Short.toUnsignedInt(header.getShort(18)));
  }

  private static Format script(byte[] head) {
    String line = new String(head, ISO_8859_1).substring(2).lines().findFirst().orElse("").strip();
    int end = 0;
    while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
      end++;
    }
    return new Format.Script(line.substring(0, end));
  }

  private static boolean startsWith(byte[] head, String magic) {
    byte[] bytes = magic.getBytes(ISO_8859_1);
    return head.length >= bytes.length
        && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
  }
}
