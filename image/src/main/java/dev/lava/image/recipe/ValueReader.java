package dev.lava.image.recipe;

import dev.lava.image.debian.Architecture;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns a YAML node into a value of the recipe.
 *
 * @param <T> what it turns into
 * @param example what a valid value looks like in YAML
 * @param reading how it is done
 */
record ValueReader<T>(String example, Reading<T> reading) {
  /** How a node becomes a value. */
  @FunctionalInterface
  interface Reading<T> {
    /**
     * The value; empty where the node holds none, for which a problem has been recorded.
     *
     * @param what the node as messages name it, such as {@code 'names' of 'packages'}
     */
    Optional<T> read(Yaml node, String what, Problems problems);
  }

  /** As {@link Reading#read}. */
  Optional<T> read(Yaml node, String what, Problems problems) {
    return reading.read(node, what, problems);
  }

  /** A single value; what the parser refuses is a problem. */
  static <T> ValueReader<T> scalar(String example, Function<String, T> parser) {
    return new ValueReader<>(
        example,
        (node, what, problems) -> {
          if (!(node instanceof Yaml.Scalar(String text, Yaml.Position position))) {
            problems.add(
                node.position(),
                "%s is a single value, such as %s; saw %s"
                    .formatted(what, example, node.description()));
            return Optional.empty();
          }
          try {
            return Optional.of(parser.apply(text));
          } catch (IllegalArgumentException e) {
            problems.add(position, "%s: %s".formatted(what, e.getMessage()));
            return Optional.empty();
          }
        });
  }

  /** A list with at least one item. */
  static <T> ValueReader<List<T>> list(ValueReader<T> item) {
    String example = "[" + item.example() + "]";
    return new ValueReader<>(
        example,
        (node, what, problems) -> {
          if (!(node instanceof Yaml.Sequence(List<Yaml> items, Yaml.Position _))
              || items.isEmpty()) {
            problems.add(
                node.position(),
                "%s is a list with at least one item, such as %s; saw %s"
                    .formatted(what, example, node.description()));
            return Optional.empty();
          }
          List<T> values = new ArrayList<>();
          for (int i = 0; i < items.size(); i++) {
            item.read(items.get(i), "item %d of %s".formatted(i + 1, what), problems)
                .ifPresent(values::add);
          }
          return values.size() == items.size() ? Optional.of(values) : Optional.empty();
        });
  }

  /** A mapping from checked names to values, with at least one entry. */
  static <T> ValueReader<SortedMap<String, T>> map(ValueReader<String> key, ValueReader<T> value) {
    String example = "{" + key.example() + ": " + value.example() + "}";
    return new ValueReader<>(
        example,
        (node, what, problems) -> {
          if (!(node instanceof Yaml.Mapping(List<Yaml.Entry> entries, Yaml.Position _))
              || entries.isEmpty()) {
            problems.add(
                node.position(),
                "%s is a mapping with at least one key, such as %s; saw %s"
                    .formatted(what, example, node.description()));
            return Optional.empty();
          }
          SortedMap<String, T> values = new TreeMap<>();
          for (Yaml.Entry entry : entries) {
            Optional<String> name = key.read(entry.key(), "a key of " + what, problems);
            Optional<T> read =
                value.read(
                    entry.value(), "'%s' of %s".formatted(entry.key().text(), what), problems);
            name.ifPresent(present -> read.ifPresent(it -> values.put(present, it)));
          }
          return values.size() == entries.size() ? Optional.of(values) : Optional.empty();
        });
  }

  /** One value for all processors, or a mapping from processors to values. */
  static <T> ValueReader<PerArchitecture<T>> perArchitecture(ValueReader<T> value) {
    return new ValueReader<>(
        value.example(),
        (node, what, problems) ->
            node instanceof Yaml.Mapping
                ? map(Values.ARCHITECTURE, value)
                    .read(node, what, problems)
                    .map(ValueReader::byArchitecture)
                : value.read(node, what, problems).map(PerArchitecture::all));
  }

  private static <T> PerArchitecture<T> byArchitecture(SortedMap<String, T> named) {
    Map<Architecture, T> values = new EnumMap<>(Architecture.class);
    named.forEach((name, value) -> values.put(Architecture.of(name), value));
    return new PerArchitecture<>(values);
  }
}
