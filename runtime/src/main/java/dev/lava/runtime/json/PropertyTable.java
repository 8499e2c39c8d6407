package dev.lava.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds a property by the UTF-8 bytes of its name, without making a {@code String} of them. Open
 * addressing in a table at most half full.
 */
public final class PropertyTable {
  static final int EMPTY_HASH = 0x811C_9DC5;

  private final byte[][] names;
  private final int[] slots;

  /** A table in which each name has the index that it has in the array. */
  public PropertyTable(String... names) {
    this.names = new byte[names.length][];
    this.slots = new int[Integer.highestOneBit(Math.max(1, names.length)) * 4];
    Arrays.fill(slots, -1);
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i].getBytes(StandardCharsets.UTF_8);
      this.names[i] = name;
      int slot = hash(name) & slots.length - 1;
      while (slots[slot] >= 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i;
    }
  }

  /** FNV-1a, one byte further. */
  static int extend(int hash, byte next) {
    return (hash ^ next) * 0x0100_0193;
  }

  int indexOf(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return indexOf(bytes, 0, bytes.length, hash(bytes));
  }

  int indexOf(byte[] bytes, int start, int length, int hash) {
    int slot = hash & slots.length - 1;
    while (slots[slot] >= 0) {
      byte[] name = names[slots[slot]];
      if (Arrays.equals(name, 0, name.length, bytes, start, start + length)) {
        return slots[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }

  private static int hash(byte[] name) {
    int hash = EMPTY_HASH;
    for (byte b : name) {
      hash = extend(hash, b);
    }
    return hash;
  }
}
