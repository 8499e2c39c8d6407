package dev.lava.image.recipe;

import dev.lava.image.spelling.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a mapping whose keys are fixed. Each key is asked for once; {@link #make} builds the record
 * when everything is right, and records all that is wrong otherwise.
 */
final class Fields {
  private final String thing;
  private final Yaml node;
  private final Problems problems;
  private final List<String> keys;
  private final int before;
  private final Map<String, Yaml> values = new LinkedHashMap<>();

  /**
   * @param thing the mapping as messages name it, such as {@code 'packages'}
   * @param keys all keys that it may have
   */
  Fields(String thing, Yaml node, Problems problems, List<String> keys) {
    this.thing = thing;
    this.node = node;
    this.problems = problems;
    this.keys = keys;
    this.before = problems.count();
    if (!(node instanceof Yaml.Mapping(List<Yaml.Entry> entries, Yaml.Position _))) {
      problems.add(
          node.position(),
          "%s is a mapping with the keys %s; saw %s"
              .formatted(thing, String.join(", ", keys), node.description()));
      return;
    }
    for (Yaml.Entry entry : entries) {
      String key = entry.key().text();
      if (keys.contains(key)) {
        values.put(key, entry.value());
      } else {
        problems.add(
            entry.key().position(),
            "%s has no key '%s'%s Its keys are %s"
                .formatted(thing, key, Spelling.ending(key, keys), String.join(", ", keys)));
      }
    }
  }

  /** The value of a key that must be there; only to be asked for in {@link #make}. */
  <T> Supplier<T> required(String key, ValueReader<T> reader) {
    Optional<T> value = read(key, reader);
    if (!values.containsKey(key) && node instanceof Yaml.Mapping) {
      problems.add(
          node.position(),
          "%s lacks the key '%s', such as '%s: %s'".formatted(thing, key, key, reader.example()));
    }
    return value::orElseThrow;
  }

  /** The value of a key that may be left out; only to be asked for in {@link #make}. */
  <T> Supplier<Optional<T>> optional(String key, ValueReader<T> reader) {
    Optional<T> value = read(key, reader);
    return () -> value;
  }

  private <T> Optional<T> read(String key, ValueReader<T> reader) {
    if (!keys.contains(key)) {
      throw new IllegalArgumentException("'%s' is not among the keys of %s".formatted(key, thing));
    }
    Yaml value = values.get(key);
    return value == null
        ? Optional.empty()
        : reader.read(value, "'%s' of %s".formatted(key, thing), problems);
  }

  /** The record, where nothing is wrong with any of its keys; what it refuses is a problem too. */
  <R> Optional<R> make(Supplier<R> made) {
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(made.get());
    } catch (IllegalArgumentException e) {
      problems.add(node.position(), "%s: %s".formatted(thing, e.getMessage()));
      return Optional.empty();
    }
  }
}
