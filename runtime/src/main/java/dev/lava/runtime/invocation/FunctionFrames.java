package dev.lava.runtime.invocation;

import java.util.Arrays;

/** The part of a stack trace that is about the function: what it called, not what called it. */
public final class FunctionFrames {
  private static final String OWN = "dev.lava.runtime.";

  /** What the names of classes have in them that were generated into the function's packages. */
  private static final String GENERATED = "$$Lava";

  private FunctionFrames() {}

  /**
   * The frames above the first of this runtime's own; none where the exception's class gives
   * nothing usable.
   */
  public static StackTraceElement[] of(Throwable thrown) {
    StackTraceElement[] frames = Thrown.frames(thrown);
    int count = 0;
    while (count < frames.length && !isOwn(frames[count].getClassName())) {
      count++;
    }
    return count == frames.length ? frames : Arrays.copyOf(frames, count);
  }

  private static boolean isOwn(String className) {
    return className.startsWith(OWN) || className.contains(GENERATED);
  }
}
