package dev.lava.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Valid input with a few bytes changed, cut off, doubled or moved. A reader may read that or refuse
 * it with an {@link IOException} that says why; it must not fail otherwise, nor go on for ever. The
 * seed names the input; more of them with {@code -Dlava.fuzz=1000000}.
 */
public final class Damage {
  /** What no input takes, on a machine that does much else beside. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Damage() {}

  /** Reads something that is probably damaged. */
  public interface Reader {
    void read(byte[] bytes) throws IOException;
  }

  /** How often to try; a run that asks for more says so by {@code lava.fuzz}. */
  public static int rounds(int small) {
    return Integer.getInteger("lava.fuzz", small);
  }

  /**
   * Tries a reader on this input, damaged so often, each time in another way; in a thread of its
   * own, so that one that hangs is named.
   */
  public static void survives(byte[] valid, int rounds, Reader reader) {
    AtomicInteger seed = new AtomicInteger();
    FutureTask<Integer> trial = new FutureTask<>(() -> refusals(valid, rounds, reader, seed));
    Thread thread = Thread.ofPlatform().daemon().name("lava-fuzz").start(trial);
    for (int before = -1; !ended(thread); before = seed.get()) {
      if (seed.get() == before) {
        AssertionError stuck =
            new AssertionError("seed %d takes more than %s".formatted(before, LONGEST));
        stuck.setStackTrace(thread.getStackTrace());
        throw stuck;
      }
    }
    if (trial.state() == Future.State.FAILED) {
      throw new AssertionError(trial.exceptionNow().getMessage(), trial.exceptionNow());
    }
    assertThat(trial.resultNow()).as("inputs that were refused").isPositive();
  }

  private static boolean ended(Thread thread) {
    try {
      return thread.join(LONGEST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    }
  }

  private static int refusals(byte[] valid, int rounds, Reader reader, AtomicInteger seed) {
    int refused = 0;
    for (; seed.get() < rounds; seed.incrementAndGet()) {
      byte[] bytes = of(valid, new Random(seed.get()));
      try {
        reader.read(bytes);
      } catch (IOException e) {
        refused++;
        assertThat(e.getMessage()).as("seed %s", seed).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed %s, %d bytes".formatted(seed, bytes.length), e);
      }
    }
    return refused;
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
