package dev.lava.runtime.invocation;

import java.util.Arrays;

/** The part of a stack trace that is about the function: what it called, not what called it. */
public final class FunctionFrames {
  private static final String OWN = "dev.lava.runtime.";

  private FunctionFrames() {}

  /**
   * The frames above the first of this runtime's own; none where the exception's class gives
   * nothing usable.
   */
  public static StackTraceElement[] of(Throwable thrown) {
    StackTraceElement[] frames = Thrown.frames(thrown);
    int count = 0;
    while (count < frames.length && !frames[count].getClassName().startsWith(OWN)) {
      count++;
    }
    return count == frames.length ? frames : Arrays.copyOf(frames, count);
  }
}
