package dev.lava.image.bake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The versions of libraries' interfaces that an ELF file speaks of. A program names those that it
 * was linked with, such as {@code GLIBC_2.38} of {@code libc.so.6}; a library names those that it
 * has. The dynamic linker refuses a program one of whose versions its library has not (Linux
 * Standard Base, "Symbol Versioning").
 *
 * @param machine which processor it is for, by ELF's number
 * @param needed the versions that the file wants, by library
 * @param defined the versions that the file has
 */
record ElfVersions(int machine, SortedMap<String, Set<String>> needed, SortedSet<String> defined) {
  /** How many bytes tell whether a file is one. */
  static final int HEADER = 64;

  /** {@code GLIBC_2.4} before {@code GLIBC_2.38}. */
  static final Comparator<String> NUMERIC = ElfVersions::compare;

  private static final int MAGIC = 0x464c457f;
  private static final int CLASS_64_LITTLE_ENDIAN = 0x0102;
  private static final int VERSIONS_DEFINED = 0x6ffffffd;
  private static final int VERSIONS_NEEDED = 0x6ffffffe;
  private static final int SECTION_HEADER = 64;

  /** A version definition that is the name of the library itself. */
  private static final int NAME_OF_FILE = 1;

  ElfVersions {
    needed = Collections.unmodifiableSortedMap(new TreeMap<>(needed));
    SortedSet<String> sorted = new TreeSet<>(NUMERIC);
    sorted.addAll(defined);
    defined = Collections.unmodifiableSortedSet(sorted);
  }

  /** Whether these first bytes are of an ELF file for a processor of AWS Lambda. */
  static boolean isElf(byte[] start) {
    ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    return start.length >= HEADER
        && header.getInt(0) == MAGIC
        && (header.get(4) | header.get(5) << 8) == CLASS_64_LITTLE_ENDIAN;
  }

  /** What a whole file says; nothing where its section headers are gone or damaged. */
  static ElfVersions read(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    SortedMap<String, Set<String>> needed = new TreeMap<>();
    SortedSet<String> defined = new TreeSet<>(NUMERIC);
    try {
      int sections = Math.toIntExact(file.getLong(40));
      int count = Short.toUnsignedInt(file.getShort(60));
      for (int i = 0; i < count; i++) {
        int header = sections + i * SECTION_HEADER;
        int type = file.getInt(header + 4);
        if (type == VERSIONS_NEEDED || type == VERSIONS_DEFINED) {
          int names = offset(file, sections + file.getInt(header + 40) * SECTION_HEADER);
          if (type == VERSIONS_NEEDED) {
            readNeeded(file, offset(file, header), names, needed);
          } else {
            readDefined(file, offset(file, header), names, defined);
          }
        }
      }
    } catch (IndexOutOfBoundsException | ArithmeticException _) {
      // Damaged; whoever starts it will see. What was read so far holds.
    }
    return new ElfVersions(Short.toUnsignedInt(file.getShort(18)), needed, defined);
  }

  /** The newest that the file has of the versions that begin as this one, such as GLIBC_. */
  String newestLike(String version) {
    String family = version.substring(0, version.indexOf('_') + 1);
    return defined.stream()
        .filter(candidate -> candidate.startsWith(family))
        .filter(candidate -> candidate.matches(".*_[0-9.]+"))
        .max(NUMERIC)
        .orElse("none");
  }

  private static int offset(ByteBuffer file, int header) {
    return Math.toIntExact(file.getLong(header + 24));
  }

  /** A chain of libraries, each with a chain of versions: Elf64_Verneed and Elf64_Vernaux. */
  private static void readNeeded(
      ByteBuffer file, int start, int names, Map<String, Set<String>> needed) {
    int library = start;
    int next;
    do {
      String name = text(file, names + file.getInt(library + 4));
      Set<String> versions = needed.computeIfAbsent(name, _ -> new TreeSet<>(NUMERIC));
      int version = library + file.getInt(library + 8);
      for (int i = Short.toUnsignedInt(file.getShort(library + 2)); i > 0; i--) {
        versions.add(text(file, names + file.getInt(version + 8)));
        version += file.getInt(version + 12);
      }
      next = file.getInt(library + 12);
      library += next;
    } while (next > 0);
  }

  /** A chain of versions, each with its name first: Elf64_Verdef and Elf64_Verdaux. */
  private static void readDefined(ByteBuffer file, int start, int names, Set<String> defined) {
    int version = start;
    int next;
    do {
      if ((file.getShort(version + 2) & NAME_OF_FILE) == 0) {
        int name = version + file.getInt(version + 12);
        defined.add(text(file, names + file.getInt(name)));
      }
      next = file.getInt(version + 16);
      version += next;
    } while (next > 0);
  }

  private static String text(ByteBuffer file, int at) {
    int end = at;
    while (file.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - at];
    file.get(at, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static int compare(String one, String other) {
    String[] parts = one.split("[_.]", -1);
    String[] others = other.split("[_.]", -1);
    for (int i = 0; i < Math.min(parts.length, others.length); i++) {
      boolean numbers = parts[i].matches("[0-9]{1,9}") && others[i].matches("[0-9]{1,9}");
      int order =
          numbers
              ? Integer.compare(Integer.parseInt(parts[i]), Integer.parseInt(others[i]))
              : parts[i].compareTo(others[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.length, others.length);
  }
}
