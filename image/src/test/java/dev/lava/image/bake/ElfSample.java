package dev.lava.image.bake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** ELF files with nothing in them but the versions of libraries that they speak of. */
final class ElfSample {
  private static final int X86_64 = 62;
  private static final int HEADER = 64;

  private final ByteArrayOutputStream names = new ByteArrayOutputStream();
  private final List<byte[]> needed = new ArrayList<>();
  private final List<byte[]> defined = new ArrayList<>();

  ElfSample() {
    names.write(0);
  }

  /** It was linked with these versions of a library. */
  ElfSample needs(String library, String... versions) {
    ByteBuffer chain = buffer(16 + 16 * versions.length);
    chain.putShort((short) 1).putShort((short) versions.length);
    chain.putInt(name(library)).putInt(16).putInt(chain.capacity());
    for (int i = 0; i < versions.length; i++) {
      chain.putInt(0).putInt(0).putInt(name(versions[i])).putInt(i + 1 < versions.length ? 16 : 0);
    }
    needed.add(bytes(chain));
    return this;
  }

  /** It is a library that has this version. */
  ElfSample defines(String version) {
    ByteBuffer chain = buffer(28);
    chain.putShort((short) 1).putShort((short) 0).putShort((short) 2).putShort((short) 1);
    chain.putInt(0).putInt(20).putInt(28).putInt(name(version)).putInt(0);
    defined.add(bytes(chain));
    return this;
  }

  byte[] bytes() {
    byte[] needs = joined(needed, 12);
    byte[] defines = joined(defined, 16);
    int start = HEADER + needs.length + defines.length + names.size();
    ByteBuffer file = buffer(start + 4 * HEADER);
    file.putInt(0x464c457f).put((byte) 2).put((byte) 1);
    file.putShort(18, (short) X86_64).putLong(40, start).putShort(60, (short) 4);
    file.position(HEADER).put(needs).put(defines).put(names.toByteArray());
    section(file, start + HEADER, 0x6ffffffe, HEADER, needs.length);
    section(file, start + 2 * HEADER, 0x6ffffffd, HEADER + needs.length, defines.length);
    section(file, start + 3 * HEADER, 3, HEADER + needs.length + defines.length, names.size());
    return bytes(file);
  }

  /** An empty chain is no section. */
  private static void section(ByteBuffer file, int at, int type, int offset, int size) {
    file.putInt(at + 4, size == 0 ? 0 : type).putLong(at + 24, offset).putLong(at + 32, size);
    file.putInt(at + 40, 3);
  }

  /** The last of a chain says that there is no next. */
  private static byte[] joined(List<byte[]> chains, int next) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < chains.size(); i++) {
      byte[] chain = chains.get(i).clone();
      if (i + 1 == chains.size()) {
        ByteBuffer.wrap(chain).putInt(next, 0);
      }
      all.writeBytes(chain);
    }
    return all.toByteArray();
  }

  private int name(String text) {
    int at = names.size();
    names.writeBytes((text + "\0").getBytes(StandardCharsets.US_ASCII));
    return at;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
