package dev.lava.image.contents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names in a zip archive, from the central directory at its end (APPNOTE.TXT, 4.3.12 and
 * 4.3.16). Only the end is held in memory, however large the archive is, and nothing is inflated.
 */
final class JarDirectory {
  /** Room for a few hundred thousand names. */
  private static final int MOST_KEPT = 32 << 20;

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int FILE = 0x02014b50;
  private static final int FILE_LENGTH = 46;

  private static final String MAVEN = "META-INF/maven/";
  private static final String POM = "/pom.properties";

  private JarDirectory() {}

  /** The names, or {@link Format.Other} where it is no archive after all. */
  static Format read(byte[] head, long size, InputStream rest) throws IOException {
    if (size <= MOST_KEPT) {
      byte[] all = new byte[(int) size];
      System.arraycopy(head, 0, all, 0, head.length);
      return read(
          ByteBuffer.wrap(
              all, 0, head.length + rest.readNBytes(all, head.length, all.length - head.length)));
    }
    rest.skipNBytes(size - head.length - MOST_KEPT);
    return read(ByteBuffer.wrap(rest.readNBytes(MOST_KEPT)));
  }

  private static Format read(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    int last = bytes.limit() - END_LENGTH;
    for (int end = last; end >= Math.max(0, last - LONGEST_COMMENT); end--) {
      if (bytes.getInt(end) == END) {
        // The offset counts from the archive's start, which may not be here; the size does not.
        long start = end - Integer.toUnsignedLong(bytes.getInt(end + 12));
        return start < 0 ? new Format.Other() : names(bytes.slice((int) start, end - (int) start));
      }
    }
    return new Format.Other();
  }

  private static Format names(ByteBuffer directory) {
    directory.order(ByteOrder.LITTLE_ENDIAN);
    SortedSet<String> classes = new TreeSet<>();
    SortedSet<String> artifacts = new TreeSet<>();
    int jars = 0;
    int at = 0;
    while (at + FILE_LENGTH <= directory.limit() && directory.getInt(at) == FILE) {
      int name = Short.toUnsignedInt(directory.getShort(at + 28));
      int extra = Short.toUnsignedInt(directory.getShort(at + 30));
      int comment = Short.toUnsignedInt(directory.getShort(at + 32));
      if (at + FILE_LENGTH + name > directory.limit()) {
        break;
      }
      byte[] text = new byte[name];
      directory.get(at + FILE_LENGTH, text);
      String entry = new String(text, UTF_8);
      if (entry.endsWith(".class") && isClass(entry)) {
        classes.add(entry.substring(0, entry.length() - ".class".length()).replace('/', '.'));
      } else if (entry.endsWith(".jar")) {
        jars++;
      } else if (entry.startsWith(MAVEN) && entry.endsWith(POM)) {
        artifacts.add(
            entry.substring(MAVEN.length(), entry.length() - POM.length()).replace('/', ':'));
      }
      at += FILE_LENGTH + name + extra + comment;
    }
    return new Format.Jar(new ArrayList<>(classes), jars, List.copyOf(artifacts));
  }

  private static boolean isClass(String entry) {
    return !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class");
  }
}
