package dev.lava.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/**
 * Valid input with a few bytes changed, cut off, doubled or moved. A reader may read that or refuse
 * it with an {@link IOException} that says why; it must not fail otherwise, nor go on for ever. The
 * seed names the input; more of them with {@code -Dlava.fuzz=1000000}.
 */
public final class Damage {
  private Damage() {}

  /** Reads something that is probably damaged. */
  public interface Reader {
    void read(byte[] bytes) throws IOException;
  }

  /** How often to try; a run that asks for more says so by {@code lava.fuzz}. */
  public static int rounds(int small) {
    return Integer.getInteger("lava.fuzz", small);
  }

  /** Tries a reader on this input, damaged so often, each time in another way. */
  public static void survives(byte[] valid, int rounds, Reader reader) {
    int refused = 0;
    for (int seed = 0; seed < rounds; seed++) {
      byte[] bytes = of(valid, new Random(seed));
      try {
        reader.read(bytes);
      } catch (IOException e) {
        refused++;
        assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed %d, %d bytes".formatted(seed, bytes.length), e);
      }
    }
    assertThat(refused).isPositive();
  }

  /** The input, damaged as this source of chance says. */
  public static byte[] of(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 1 -> {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(200), bytes.length - Math.max(from, to));
        System.arraycopy(valid, from, bytes, to, length);
      }
      case 2 -> {
        // All behind moves, so that lengths and names no longer fit.
        int at = random.nextInt(bytes.length);
        int from = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(40), bytes.length - from);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(valid, from, longer, at, length);
        System.arraycopy(valid, at, longer, at + length, valid.length - at);
        return longer;
      }
      default -> {
        for (int i = random.nextInt(8); i >= 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return bytes;
  }
}
