package dev.lava.image.bake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the tables of local variables out of a class file (JVMS 4.7.13, 4.7.14): a debugger shows
 * the variables by them, nothing else reads them. Line numbers, which stack traces show, stay.
 *
 * <p>Also goes {@code ModuleHashes}, by which one module of the JDK knows the others' bytes: these
 * are about to change.
 */
final class LocalVariables {
  private static final Set<String> DROPPED =
      Set.of("LocalVariableTable", "LocalVariableTypeTable", "ModuleHashes");
  private static final Set<Integer> LENGTHS =
      DROPPED.stream().map(String::length).collect(Collectors.toUnmodifiableSet());
  private static final String CODE = "Code";

  private final byte[] bytes;
  private final ByteBuffer in;
  private final ByteArrayOutputStream out;

  /** Indices of the names in the constant pool. */
  private final Set<Integer> dropped = new HashSet<>();

  private int code = -1;

  private LocalVariables(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
    this.out = new ByteArrayOutputStream(bytes.length);
  }

  /**
   * The class file without the tables.
   *
   * @throws java.nio.BufferUnderflowException for bytes that end too early to be a class file
   */
  static byte[] strip(byte[] classFile) {
    LocalVariables strip = new LocalVariables(classFile);
    return strip.constantPoolHasNone() ? classFile : strip.stripped();
  }

  private boolean constantPoolHasNone() {
    skip(8);
    int count = unsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.get();
      switch (tag) {
        case 1 -> name(i);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
        case 5, 6 -> {
          skip(8);
          // A long or a double takes up two indices (JVMS 4.4.5).
          i++;
        }
        case 7, 8, 16, 19, 20 -> skip(2);
        case 15 -> skip(3);
        default -> throw new IllegalArgumentException("no constant pool has the tag " + tag);
      }
    }
    return dropped.isEmpty();
  }

  private void name(int index) {
    int length = unsignedShort();
    // Most constants are of another length: no text is made of them.
    if (length == CODE.length() || LENGTHS.contains(length)) {
      String text = new String(bytes, in.position(), length, StandardCharsets.ISO_8859_1);
      if (text.equals(CODE)) {
        code = index;
      } else if (DROPPED.contains(text)) {
        dropped.add(index);
      }
    }
    skip(length);
  }

  private byte[] stripped() {
    skip(6);
    skip(2 * unsignedShort());
    out.write(bytes, 0, in.position());
    members();
    members();
    attributes(out);
    return out.toByteArray();
  }

  /** The fields, or the methods. */
  private void members() {
    int count = unsignedShort();
    writeShort(out, count);
    for (int i = 0; i < count; i++) {
      copy(out, 6);
      attributes(out);
    }
  }

  private void attributes(ByteArrayOutputStream to) {
    int count = unsignedShort();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    int keptCount = 0;
    for (int i = 0; i < count; i++) {
      int start = in.position();
      int name = unsignedShort();
      int length = in.getInt();
      if (dropped.contains(name)) {
        skip(length);
      } else if (name == code) {
        code(kept, name);
        keptCount++;
      } else {
        in.position(start);
        copy(kept, 6 + length);
        keptCount++;
      }
    }
    writeShort(to, keptCount);
    to.writeBytes(kept.toByteArray());
  }

  private void code(ByteArrayOutputStream to, int name) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    copy(body, 4);
    int length = in.getInt(in.position());
    copy(body, 4 + length);
    int handlers = Short.toUnsignedInt(in.getShort(in.position()));
    copy(body, 2 + 8 * handlers);
    attributes(body);
    writeShort(to, name);
    to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(body.size()).array());
    to.writeBytes(body.toByteArray());
  }

  private void copy(ByteArrayOutputStream to, int length) {
    to.write(bytes, in.position(), length);
    skip(length);
  }

  private int unsignedShort() {
    return Short.toUnsignedInt(in.getShort());
  }

  private void skip(int count) {
    in.position(in.position() + count);
  }

  private static void writeShort(ByteArrayOutputStream to, int value) {
    to.write(value >> 8);
    to.write(value);
  }
}
