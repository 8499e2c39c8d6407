package dev.lava.image.contents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The index of a JDK's {@code lib/modules}: how many bytes each module has in it.
 *
 * <pre>
 *   header: magic, version, flags, resources, table length, size of locations, size of strings
 *   redirect table, offsets of locations          4 bytes for each of the table's length
 *   locations                                     attributes of a resource: kind and length, value
 *   strings                                       UTF-8, each with a NUL behind
 *   the resources
 * </pre>
 *
 * <p>The format is the JDK's own (its sources, {@code jdk.internal.jimage.ImageHeader} and {@code
 * ImageLocation}), and in the byte order of the machine that it is for; both of AWS Lambda's are
 * little-endian.
 */
final class ModulesFile {
  private static final int MAGIC = 0xcafedada;
  private static final int HEADER = 28;
  private static final int LARGEST_INDEX = 64 << 20;

  /** Seven attributes of at most nine bytes: what goes on longer would only keep us busy. */
  private static final int LONGEST_LOCATION = 7 * 9;

  private static final int LONGEST_NAME = 255;

  private static final int MODULE = 1;
  private static final int COMPRESSED = 6;
  private static final int UNCOMPRESSED = 7;

  private final ByteBuffer offsets;
  private final ByteBuffer locations;
  private final ByteBuffer strings;

  private ModulesFile(ByteBuffer offsets, ByteBuffer locations, ByteBuffer strings) {
    this.offsets = offsets;
    this.locations = locations;
    this.strings = strings;
  }

  static boolean isOne(byte[] head) {
    return head.length > HEADER && littleEndian(head).getInt(0) == MAGIC;
  }

  /** The modules, or {@link Format.Other} where the index makes no sense. */
  static Format read(byte[] head, InputStream rest) throws IOException {
    ByteBuffer header = littleEndian(head);
    long table = 4L * Integer.toUnsignedLong(header.getInt(16));
    long locations = Integer.toUnsignedLong(header.getInt(20));
    long strings = Integer.toUnsignedLong(header.getInt(24));
    long end = HEADER + 2 * table + locations + strings;
    if (end > LARGEST_INDEX) {
      return new Format.Other();
    }
    ByteBuffer index = ByteBuffer.allocate((int) Math.max(end, head.length));
    index.put(head);
    int missing = index.remaining();
    if (rest.readNBytes(index.array(), index.position(), missing) < missing) {
      return new Format.Other();
    }
    index.order(ByteOrder.LITTLE_ENDIAN);
    int at = HEADER + (int) table;
    ModulesFile file =
        new ModulesFile(
            index.slice(at, (int) table).order(ByteOrder.LITTLE_ENDIAN),
            index.slice(at + (int) table, (int) locations),
            index.slice(at + (int) table + (int) locations, (int) strings));
    try {
      return new Format.Modules(file.bytesByModule());
    } catch (IndexOutOfBoundsException _) {
      return new Format.Other();
    }
  }

  private SortedMap<String, Long> bytesByModule() {
    SortedMap<String, Long> modules = new TreeMap<>();
    for (int i = 0; i < offsets.limit(); i += 4) {
      add(offsets.getInt(i), modules);
    }
    modules.remove("");
    return modules;
  }

  private void add(int location, SortedMap<String, Long> modules) {
    String module = "";
    long compressed = 0;
    long uncompressed = 0;
    int at = location;
    // A byte says what follows: the kind in its upper five bits, the value's length less one below.
    for (int kind = kind(at); kind != 0 && at - location < LONGEST_LOCATION; kind = kind(at)) {
      int length = (locations.get(at) & 7) + 1;
      long value = 0;
      for (int i = 1; i <= length; i++) {
        value = (value << 8) | (locations.get(at + i) & 0xff);
      }
      switch (kind) {
        case MODULE -> module = string(value);
        case COMPRESSED -> compressed = value;
        case UNCOMPRESSED -> uncompressed = value;
        default -> {
          // Names and places of the resource.
        }
      }
      at += 1 + length;
    }
    modules.merge(module, compressed == 0 ? uncompressed : compressed, Long::sum);
  }

  private int kind(int at) {
    return (locations.get(at) >> 3) & 31;
  }

  private String string(long offset) {
    int start = (int) Math.min(offset, strings.limit());
    int end = start;
    while (strings.get(end) != 0 && end - start < LONGEST_NAME) {
      end++;
    }
    byte[] text = new byte[end - start];
    strings.get(start, text);
    return new String(text, UTF_8);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
