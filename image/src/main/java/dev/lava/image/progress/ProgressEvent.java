package dev.lava.image.progress;

import java.time.Duration;
import java.util.OptionalLong;

/** A moment in a task that a user may be waiting for. */
public sealed interface ProgressEvent {
  /** What the user is told the work is, such as {@code jlink} or {@code download libc6}. */
  String task();

  /**
   * A task begins.
   *
   * @param bytes how many bytes it will move, where that is known
   */
  record Started(String task, OptionalLong bytes) implements ProgressEvent {}

  /**
   * A task got further.
   *
   * @param bytes how many bytes it has moved since it began
   */
  record Advanced(String task, long bytes) implements ProgressEvent {}

  /**
   * A task is done.
   *
   * @param took how long it took
   * @param cached whether an earlier result was taken instead of doing it again
   */
  record Finished(String task, Duration took, boolean cached) implements ProgressEvent {}
}
