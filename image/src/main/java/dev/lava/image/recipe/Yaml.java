package dev.lava.image.recipe;

import java.util.List;

/** A YAML document as it was written: every node knows where it stands. */
sealed interface Yaml {
  /** Where the node begins. */
  Position position();

  /** What the node is, as a message names it. */
  String description();

  /** A line and a column, both counted from 1. */
  record Position(int line, int column) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
      return line != other.line
          ? Integer.compare(line, other.line)
          : Integer.compare(column, other.column);
    }
  }

  /**
   * A text, a number or a truth value: the reader knows which it wants, so that a version {@code
   * 1.10} stays what it is and a mode {@code 0755} is not taken for decimal.
   */
  record Scalar(String text, Position position) implements Yaml {
    @Override
    public String description() {
      return "'" + text + "'";
    }
  }

  /** A key without a value. */
  record Nothing(Position position) implements Yaml {
    @Override
    public String description() {
      return "nothing";
    }
  }

  /** A list. */
  record Sequence(List<Yaml> items, Position position) implements Yaml {
    @Override
    public String description() {
      return items.isEmpty() ? "an empty list" : "a list";
    }
  }

  /** Keys and values; no key comes twice. */
  record Mapping(List<Entry> entries, Position position) implements Yaml {
    @Override
    public String description() {
      return entries.isEmpty() ? "an empty mapping" : "a mapping";
    }
  }

  /** One key and its value. */
  record Entry(Scalar key, Yaml value) {}
}
