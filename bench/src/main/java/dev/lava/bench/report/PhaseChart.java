package dev.lava.bench.report;

import dev.lava.bench.start.Phase;
import dev.lava.bench.start.StartAnatomy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts as bars of their phases, one below the other on one scale.
 *
 * @param anatomies one for each contender
 */
record PhaseChart(List<StartAnatomy> anatomies) {
  private static final int WIDTH = 860;
  private static final int LABELS = 190;
  private static final int ROW = 44;
  private static final int AXIS = 34;

  /** Narrower parts have no room for their name. */
  private static final double ROOM_FOR_A_NAME = 58;

  String svg() {
    double largest = anatomies.stream().mapToDouble(StartAnatomy::totalMillis).max().orElse(1);
    Scale scale = Scale.of(largest, LABELS, WIDTH - 70);
    int height = anatomies.size() * ROW + AXIS;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg viewBox="0 0 %d %d" role="img" aria-labelledby="phases-title phases-desc">
        <title id="phases-title">Phases of a start, in milliseconds</title>
        <desc id="phases-desc">The table below holds the same figures.</desc>
        """
            .formatted(WIDTH, height));
    svg.append(scale.grid(height - AXIS));
    for (int i = 0; i < anatomies.size(); i++) {
      bar(svg, anatomies.get(i), i * ROW + ROW / 2, scale);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, StartAnatomy anatomy, int y, Scale scale) {
    svg.append(
        "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(LABELS - 12, y + 4, Escaped.of(anatomy.kind().title())));
    double from = 0;
    for (Map.Entry<Phase, Double> phase : anatomy.millis().entrySet()) {
      double x = scale.at(from);
      double width = scale.at(from + phase.getValue()) - x;
      String name = Escaped.of(phase.getKey().title());
      svg.append(
          "<rect class=\"phase %s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"26\"><title>%s %s ms</title></rect>\n"
              .formatted(
                  style(phase.getKey()),
                  Figure.two(x),
                  y - 13,
                  Figure.two(Math.max(width, 0.5)),
                  name,
                  Figure.two(phase.getValue())));
      if (width >= ROOM_FOR_A_NAME) {
        svg.append(
            "<text class=\"inside\" x=\"%s\" y=\"%d\">%s</text>\n"
                .formatted(Figure.one(x + width / 2), y + 4, name));
      }
      from += phase.getValue();
    }
    svg.append(
        "<text class=\"value\" x=\"%s\" y=\"%d\">%s ms</text>\n"
            .formatted(Figure.one(scale.at(from) + 8), y + 4, Figure.one(from)));
  }

  /** The phases that any of the bars has, in order. */
  Set<Phase> phases() {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    anatomies.forEach(anatomy -> phases.addAll(anatomy.millis().keySet()));
    return phases;
  }

  /** The class of the style sheet that gives a phase its colour. */
  static String style(Phase phase) {
    return "phase-" + phase.title();
  }
}
