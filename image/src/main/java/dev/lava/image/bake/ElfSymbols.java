package dev.lava.image.bake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the static symbol table out of an ELF file, as strip(1) does. Only debuggers and crash
 * reports read it; the dynamic symbols that linking needs are in another table, which stays.
 *
 * <pre>
 *   | header, program headers | what is loaded | comment, symbols, names | section headers |
 *   └──────────── copied as it is ────────────┘ └──── written anew, without the symbols ───┘
 * </pre>
 *
 * <p>ELF: System V ABI, "Object Files", sections "ELF Header" and "Sections"; only the 64-bit,
 * little-endian kind, which both processors of AWS Lambda use.
 */
final class ElfSymbols {
  private static final int MAGIC = 0x464c457f;
  private static final byte CLASS_64 = 2;
  private static final byte LITTLE_ENDIAN = 1;

  private static final int SYMBOL_TABLE = 2;
  private static final int NO_BITS = 8;
  private static final long ALLOCATED = 2;
  private static final int SECTION_HEADER = 64;

  private final byte[] bytes;
  private final ByteBuffer file;
  private final List<Section> sections = new ArrayList<>();

  /** A section header. Offsets of the fields are those of {@code Elf64_Shdr}. */
  private record Section(ByteBuffer header) {
    int type() {
      return header.getInt(4);
    }

    boolean isLoaded() {
      return (header.getLong(8) & ALLOCATED) != 0;
    }

    long offset() {
      return header.getLong(24);
    }

    long size() {
      return type() == NO_BITS ? 0 : header.getLong(32);
    }

    int link() {
      return header.getInt(40);
    }
  }

  private ElfSymbols(byte[] bytes) {
    this.bytes = bytes;
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = Short.toUnsignedInt(file.getShort(60));
    int start = Math.toIntExact(file.getLong(40));
    for (int i = 0; i < count; i++) {
      sections.add(
          new Section(
              file.slice(start + i * SECTION_HEADER, SECTION_HEADER)
                  .order(ByteOrder.LITTLE_ENDIAN)));
    }
  }

  /** The file without its static symbols; the same bytes where there are none, or it is no ELF. */
  static byte[] strip(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 64
        || file.getInt(0) != MAGIC
        || file.get(4) != CLASS_64
        || file.get(5) != LITTLE_ENDIAN
        || file.getShort(58) != SECTION_HEADER) {
      return bytes;
    }
    return new ElfSymbols(bytes).stripped();
  }

  private byte[] stripped() {
    boolean[] goes = new boolean[sections.size()];
    boolean any = false;
    for (Section section : sections) {
      if (section.type() == SYMBOL_TABLE && !section.isLoaded()) {
        goes[sections.indexOf(section)] = true;
        goes[section.link()] = !sections.get(section.link()).isLoaded();
        any = true;
      }
    }
    int names = Short.toUnsignedInt(file.getShort(62));
    if (!any || goes[names] || isReferredTo(goes)) {
      return bytes;
    }
    return write(goes, names);
  }

  /** Whether a section that stays speaks of one that goes, as relocations in an object file do. */
  private boolean isReferredTo(boolean[] goes) {
    for (int i = 0; i < goes.length; i++) {
      if (!goes[i] && goes[sections.get(i).link()]) {
        return true;
      }
    }
    return false;
  }

  private byte[] write(boolean[] goes, int names) {
    int loaded = 0;
    for (Section section : sections) {
      if (section.isLoaded()) {
        loaded = Math.max(loaded, Math.toIntExact(section.offset() + section.size()));
      }
    }
    ByteBuffer out =
        ByteBuffer.allocate(bytes.length + 16 * sections.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.put(0, file, 0, loaded).position(loaded);

    int[] renumbered = new int[goes.length];
    List<ByteBuffer> headers = new ArrayList<>();
    for (int i = 0; i < goes.length; i++) {
      Section section = sections.get(i);
      if (goes[i]) {
        continue;
      }
      renumbered[i] = headers.size();
      ByteBuffer header =
          ByteBuffer.allocate(SECTION_HEADER)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(0, section.header(), 0, SECTION_HEADER);
      if (section.offset() >= loaded && section.size() > 0) {
        align(out);
        header.putLong(24, out.position());
        int size = Math.toIntExact(section.size());
        out.put(out.position(), file, Math.toIntExact(section.offset()), size);
        out.position(out.position() + size);
      }
      headers.add(header);
    }
    align(out);
    out.putLong(40, out.position());
    out.putShort(60, (short) headers.size());
    out.putShort(62, (short) renumbered[names]);
    for (ByteBuffer header : headers) {
      header.putInt(40, renumbered[header.getInt(40)]);
      out.put(header);
    }
    byte[] result = new byte[out.position()];
    out.get(0, result);
    return result;
  }

  private static void align(ByteBuffer out) {
    while (out.position() % 16 != 0) {
      out.put((byte) 0);
    }
  }
}
