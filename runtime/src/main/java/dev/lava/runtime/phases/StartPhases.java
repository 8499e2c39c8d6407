package dev.lava.runtime.phases;

/**
 * When a start reached which point, by {@link System#nanoTime}, which on Linux is one clock for all
 * processes. Told on standard error once the first invocation is over, when the second event is
 * about to be read:
 *
 * <pre>lava-phases loading=381022 main=25983662758509 resolving=… … encoded=…</pre>
 *
 * <p>{@code loading} is how many nanoseconds it took to load this class at the first point.
 */
public final class StartPhases {
  /** Set where somebody asks. A constant, so that naming it loads nothing. */
  public static final String PROPERTY = "lava.phases";

  /** The runtime's own code begins. */
  public static final int MAIN = 0;

  /** The handler is about to be looked for. */
  public static final int RESOLVING = 1;

  /** The handler is ready for events. */
  public static final int RESOLVED = 2;

  /** The first event has arrived, and is about to be read. */
  public static final int ARRIVED = 3;

  /** The first event has been read, and the function is about to be called. */
  public static final int DECODED = 4;

  /** The function has returned. */
  public static final int RETURNED = 5;

  /** Its answer has been written. */
  public static final int ENCODED = 6;

  private static final long LOADED = System.nanoTime();
  private static final String[] NAMES = {
    "main", "resolving", "resolved", "arrived", "decoded", "returned", "encoded"
  };
  private static final long[] REACHED = new long[NAMES.length];
  private static long loading = -1;
  private static boolean told;

  private StartPhases() {}

  /**
   * A point is reached; the first time counts.
   *
   * @param now when, so that loading this class is behind it
   */
  public static synchronized void reach(int point, long now) {
    if (loading < 0) {
      loading = Math.max(0, LOADED - now);
    }
    if (REACHED[point] == 0) {
      REACHED[point] = now;
    } else if (point == ARRIVED && !told) {
      tell();
    }
  }

  private static void tell() {
    StringBuilder line = new StringBuilder("lava-phases loading=").append(loading);
    for (int i = 0; i < NAMES.length; i++) {
      line.append(' ').append(NAMES[i]).append('=').append(REACHED[i]);
    }
    System.err.println(line);
    told = true;
  }
}
