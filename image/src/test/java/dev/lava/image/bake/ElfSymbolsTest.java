package dev.lava.image.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ElfSymbolsTest {
  private static final int NULL = 0;
  private static final int PROGRAM = 1;
  private static final int SYMBOLS = 2;
  private static final int STRINGS = 3;

  @Test
  void go_with_their_names_and_all_else_stays() {
    byte[] stripped = ElfSymbols.strip(elf(SYMBOLS));

    ByteBuffer file = ByteBuffer.wrap(stripped).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(stripped.length).isLessThan(elf(SYMBOLS).length);
    assertThat(file.getShort(60)).as("sections").isEqualTo((short) 3);
    assertThat(file.getShort(62)).as("section of names").isEqualTo((short) 2);
    assertThat(section(file, 1)).isEqualTo("code");
    assertThat(section(file, 2)).isEqualTo("names of sections");
    assertThat(new String(stripped, StandardCharsets.US_ASCII))
        .doesNotContain("symbol table", "names of symbols");
  }

  @Test
  void are_gone_after_the_first_time() {
    byte[] once = ElfSymbols.strip(elf(SYMBOLS));

    assertThat(ElfSymbols.strip(once)).isSameAs(once);
  }

  @Test
  void are_left_alone_where_there_are_none() {
    byte[] without = elf(PROGRAM);

    assertThat(ElfSymbols.strip(without)).isSameAs(without);
  }

  @Test
  void are_not_looked_for_in_files_of_another_kind() {
    byte[] script = "#!/bin/sh\n".repeat(20).getBytes(StandardCharsets.US_ASCII);
    byte[] cut = {0x7f, 'E', 'L', 'F'};

    assertThat(ElfSymbols.strip(script)).isSameAs(script);
    assertThat(ElfSymbols.strip(cut)).isSameAs(cut);
  }

  /** A library with a part that is loaded and, behind it, a section of the given type. */
  private static byte[] elf(int type) {
    String[] contents = {"", "code", "symbol table", "names of symbols", "names of sections"};
    int[] types = {NULL, PROGRAM, type, STRINGS, STRINGS};
    int[] links = {0, 0, type == SYMBOLS ? 3 : 0, 0, 0};
    ByteBuffer file = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1}).position(64);
    int[] offsets = new int[contents.length];
    for (int i = 0; i < contents.length; i++) {
      offsets[i] = file.position();
      file.put(contents[i].getBytes(StandardCharsets.US_ASCII));
    }
    file.putLong(40, file.position()).putShort(58, (short) 64);
    file.putShort(60, (short) contents.length).putShort(62, (short) 4);
    for (int i = 0; i < contents.length; i++) {
      file.putInt(i).putInt(types[i]).putLong(i == 1 ? 2 : 0).putLong(0);
      file.putLong(offsets[i]).putLong(contents[i].length());
      file.putInt(links[i]).putInt(0).putLong(1).putLong(0);
    }
    byte[] bytes = new byte[file.position()];
    file.get(0, bytes);
    return bytes;
  }

  private static String section(ByteBuffer file, int index) {
    int header = (int) file.getLong(40) + 64 * index;
    byte[] bytes = new byte[(int) file.getLong(header + 32)];
    file.get((int) file.getLong(header + 24), bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
