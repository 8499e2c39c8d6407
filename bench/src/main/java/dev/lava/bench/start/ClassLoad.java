package dev.lava.bench.start;

import java.util.List;

/**
 * A class that the JVM has loaded.
 *
 * @param name such as {@code java.lang.String}
 * @param source where its bytes came from, as the JVM says it, such as {@code jrt:/java.base}
 * @param nanos when, by {@link System#nanoTime}
 * @param stack what Java code was running, the innermost frame first; empty where the JVM itself
 *     asked, or where the JVM cannot tell
 */
public record ClassLoad(String name, String source, long nanos, List<String> stack) {
  private static final List<String> PLATFORM = List.of("java.", "jdk.", "sun.", "javax.");

  public ClassLoad {
    stack = List.copyOf(stack);
  }

  /** Whether it came from a cache and not from class files. */
  public boolean cached() {
    return source.startsWith("shared objects file");
  }

  /** Who is to blame: the innermost frame outside of the JDK, else the innermost of all. */
  public String cause() {
    return stack.stream()
        .filter(frame -> PLATFORM.stream().noneMatch(frame::startsWith))
        .findFirst()
        .orElse(stack.isEmpty() ? "the JVM itself" : stack.getFirst());
  }
}
