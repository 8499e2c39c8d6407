package dev.lava.bench.report;

import dev.lava.bench.statistics.Spread;
import java.util.List;

/**
 * Distributions above one scale: every value a dot, the middle half a box, the median a line with
 * its figure.
 *
 * @param id what elements of this drawing are called in the page
 * @param title what is drawn
 * @param unit such as {@code ms}
 * @param rows one for each contender
 */
record StripChart(String id, String title, String unit, List<Row> rows) {
  private static final int WIDTH = 860;
  private static final int LABELS = 190;
  private static final int ROW = 44;
  private static final int AXIS = 34;
  private static final int MOST_DOTS = 400;

  /**
   * A row.
   *
   * @param key the class of the style sheet that gives its colour
   */
  record Row(String key, String label, Spread spread) {}

  String svg() {
    double largest = rows.stream().mapToDouble(row -> shown(row.spread())).max().orElse(1);
    Scale scale = Scale.of(largest, LABELS, WIDTH - 70);
    int height = rows.size() * ROW + AXIS;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg viewBox="0 0 %1$d %2$d" role="img" aria-labelledby="%3$s-title %3$s-desc">
        <title id="%3$s-title">%4$s</title>
        <desc id="%3$s-desc">%5$s</desc>
        """
            .formatted(WIDTH, height, id, Escaped.of(title), Escaped.of(description())));
    svg.append(scale.grid(height - AXIS));
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), i * ROW + ROW / 2, scale);
    }
    return svg.append("</svg>\n").toString();
  }

  /** A few wild values must not press all others into a corner; the table has them. */
  private static double shown(Spread spread) {
    return Math.min(spread.largest(), 2 * spread.quantile(0.95));
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append(
          "%s: median %s %s, middle half %s to %s. "
              .formatted(
                  row.label(),
                  Figure.one(row.spread().median()),
                  unit,
                  Figure.one(row.spread().lowerQuartile()),
                  Figure.one(row.spread().upperQuartile())));
    }
    return text.toString().strip();
  }

  private void row(StringBuilder svg, Row row, int y, Scale scale) {
    Spread spread = row.spread();
    svg.append(
        "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(LABELS - 12, y + 4, Escaped.of(row.label())));
    svg.append("<g class=\"").append(row.key()).append("\">\n");
    svg.append(
        "<rect class=\"box\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"22\" rx=\"3\"/>\n"
            .formatted(
                Figure.one(scale.at(spread.lowerQuartile())),
                y - 11,
                Figure.one(
                    Math.max(
                        1, scale.at(spread.upperQuartile()) - scale.at(spread.lowerQuartile())))));
    List<Double> values = spread.values();
    int every = Math.max(1, values.size() / MOST_DOTS);
    for (int i = 0; i < values.size(); i += every) {
      if (values.get(i) <= scale.largest()) {
        // Spread over three heights, in an order that is the same each time.
        svg.append(
            "<circle cx=\"%s\" cy=\"%d\" r=\"2.5\"/>\n"
                .formatted(Figure.one(scale.at(values.get(i))), y - 5 + 5 * (i / every % 3)));
      }
    }
    String median = Figure.one(scale.at(spread.median()));
    svg.append(
        "<line class=\"median\" x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\"/></g>\n"
            .formatted(median, y - 13, y + 13));
    svg.append(
        "<text class=\"value\" x=\"%s\" y=\"%d\">%s %s</text>\n"
            .formatted(
                Figure.one(Math.min(scale.at(shown(spread)), scale.at(scale.largest())) + 8),
                y + 4,
                Figure.one(spread.median()),
                Escaped.of(unit)));
  }
}
