package dev.lava.cli;

import dev.lava.image.Platform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** What ELF files say about themselves ("System V ABI", ELF header). */
final class Elf {
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;

  private Elf() {}

  /** The number of a platform's processor. */
  static int machineOf(Platform platform) {
    return platform.equals(Platform.AMD64) ? X86_64 : AARCH64;
  }

  /** Which processor a program is for. */
  static int machine(Path program) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN).getShort(18);
  }
}
