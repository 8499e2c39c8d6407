package dev.lava.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under a heading, columns as wide as they need to be. Columns whose values are figures are
 * set flush right, so that their digits stand under each other.
 */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with this heading. */
  public Table(String... heading) {
    rows.add(List.of(heading));
  }

  /** Adds a row with as many cells as the heading has. */
  public Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "a row of this table has %d cells; saw %d"
              .formatted(rows.getFirst().size(), cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The table's lines, without a line end after the last. */
  @Override
  public String toString() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    boolean[] figures = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      figures[column] = true;
      for (int row = 0; row < rows.size(); row++) {
        String cell = rows.get(row).get(column);
        widths[column] = Math.max(widths[column], cell.length());
        figures[column] &= row == 0 || cell.isEmpty() || Character.isDigit(cell.charAt(0));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String padding = " ".repeat(widths[column] - row.get(column).length());
        line.append(column == 0 ? "" : "  ")
            .append(figures[column] ? padding + row.get(column) : row.get(column) + padding);
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines);
  }
}
