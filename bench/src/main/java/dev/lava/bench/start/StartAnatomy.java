package dev.lava.bench.start;

import dev.lava.bench.contender.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a contender's starts are made of.
 *
 * @param kind which contender
 * @param millis how long each phase takes, the median of the observed starts; phases that cannot be
 *     told apart are missing
 * @param classes how many classes are loaded before the first answer
 * @param cachedClasses how many of them come from a cache
 * @param byClassLog whether the phases were told from the JVM's log of class loading, which slows
 *     them down, and not by the runtime
 */
public record StartAnatomy(
    Kind kind, Map<Phase, Double> millis, int classes, int cachedClasses, boolean byClassLog) {
  public StartAnatomy {
    Map<Phase, Double> sorted = new EnumMap<>(Phase.class);
    sorted.putAll(millis);
    millis = Collections.unmodifiableMap(sorted);
  }

  /** All phases together. */
  public double totalMillis() {
    return millis.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
