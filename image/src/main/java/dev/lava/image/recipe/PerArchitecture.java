package dev.lava.image.recipe;

import dev.lava.image.debian.Architecture;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A value that may differ from processor to processor.
 *
 * @param <T> what kind of value
 * @param values the value for each processor; one that is missing cannot be baked for
 */
public record PerArchitecture<T>(Map<Architecture, T> values) {
  public PerArchitecture {
    values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /** The same value on all of them. */
  public static <T> PerArchitecture<T> all(T value) {
    Map<Architecture, T> values = new EnumMap<>(Architecture.class);
    for (Architecture architecture : Architecture.values()) {
      values.put(architecture, value);
    }
    return new PerArchitecture<>(values);
  }

  /** The value for this processor. */
  public Optional<T> on(Architecture architecture) {
    return Optional.ofNullable(values.get(architecture));
  }
}
