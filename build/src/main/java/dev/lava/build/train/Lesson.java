package dev.lava.build.train;

import dev.lava.image.tree.FileTree;
import java.util.List;

/** What was seen of a function in training. */
sealed interface Lesson {
  /** The events that were not answered. */
  List<EventFailure> failures();

  /**
   * The JVM wrote a cache.
   *
   * @param files the cache and what was written beside it, by their paths in the image
   * @param cacheBytes the cache's size
   */
  record Learned(FileTree files, long cacheBytes, List<EventFailure> failures) implements Lesson {}

  /**
   * There is no cache.
   *
   * @param reason why, as the end of a sentence
   */
  record Nothing(String reason, List<EventFailure> failures) implements Lesson {}
}
