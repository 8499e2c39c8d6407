package dev.lava.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A Linux program that needs nothing but the kernel: it ends with a status of its own. With it a
 * sandbox can be tried in a root that holds no shell and no library.
 *
 * <p>The layout is that of an ELF64 file with one loaded segment (elf(5)): the header, one program
 * header, the code.
 */
final class SmallestProgram {
  /** How it ends; a sandbox's own failures have other statuses. */
  static final int STATUS = 42;

  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final long ADDRESS = 0x400000;

  /** {@code exit(42)}: the number of the system call and its argument, then the call. */
  private static final Map<String, Machine> MACHINES =
      Map.of(
          // mov edi, 42; mov eax, 60; syscall
          "amd64", new Machine(62, "bf2a000000" + "b83c000000" + "0f05"),
          // mov x0, 42; mov x8, 93; svc 0
          "aarch64", new Machine(183, "400580d2" + "a80b80d2" + "010000d4"));

  private SmallestProgram() {}

  private record Machine(int number, String code) {}

  /** The program's bytes for a machine as {@code os.arch} names it; empty for an unknown one. */
  static Optional<byte[]> forMachine(String architecture) {
    return Optional.ofNullable(MACHINES.get(architecture)).map(SmallestProgram::elf);
  }

  private static byte[] elf(Machine machine) {
    byte[] code = HexFormat.of().parseHex(machine.code);
    int start = HEADER + PROGRAM_HEADER;
    int size = start + code.length;
    return ByteBuffer.allocate(size)
        .order(ByteOrder.LITTLE_ENDIAN)
        // e_ident: magic, 64 bit, little-endian, version 1
        .put(HexFormat.of().parseHex("7f454c46020101000000000000000000"))
        .putShort((short) 2) // e_type: executable
        .putShort((short) machine.number) // e_machine
        .putInt(1) // e_version
        .putLong(ADDRESS + start) // e_entry
        .putLong(HEADER) // e_phoff
        .putLong(0) // e_shoff
        .putInt(0) // e_flags
        .putShort((short) HEADER) // e_ehsize
        .putShort((short) PROGRAM_HEADER) // e_phentsize
        .putShort((short) 1) // e_phnum
        .putShort((short) 0) // e_shentsize
        .putShort((short) 0) // e_shnum
        .putShort((short) 0) // e_shstrndx
        .putInt(1) // p_type: loaded
        .putInt(5) // p_flags: read, execute
        .putLong(0) // p_offset
        .putLong(ADDRESS) // p_vaddr
        .putLong(ADDRESS) // p_paddr
        .putLong(size) // p_filesz
        .putLong(size) // p_memsz
        .putLong(0x10000) // p_align: the largest page of either machine
        .put(code)
        .array();
  }
}
