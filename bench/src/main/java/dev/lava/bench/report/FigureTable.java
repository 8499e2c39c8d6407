package dev.lava.bench.report;

import dev.lava.bench.result.Measured;
import dev.lava.bench.result.Report;
import dev.lava.bench.statistics.Spread;

/** The measured figures as a table of the page. */
record FigureTable(Report report) {
  private static final double MEBIBYTE = 1 << 20;

  String html() {
    StringBuilder table = new StringBuilder();
    table.append(
        """
        <div class="scroll"><table>
        <caption>Medians, with the middle half of the cold starts</caption>
        <tr><th scope="col"></th><th scope="col">cold ms</th><th scope="col">middle half</th>\
        <th scope="col">times this image</th><th scope="col">init ms</th><th scope="col">first ms</th>\
        <th scope="col">warm p50 µs</th><th scope="col">p99 µs</th><th scope="col">memory MiB</th></tr>
        """);
    double ours = report.image().cold().median();
    for (Measured contender : report.measured()) {
      Spread cold = contender.cold();
      table.append(
          "<tr><th scope=\"row\" class=\"%s\">%s</th><td>%s</td><td>%s to %s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
              .formatted(
                  contender.kind().key(),
                  Escaped.of(contender.kind().title()),
                  Figure.one(cold.median()),
                  Figure.one(cold.lowerQuartile()),
                  Figure.one(cold.upperQuartile()),
                  Figure.two(cold.median() / ours),
                  Figure.one(contender.init().median()),
                  Figure.one(contender.first().median()),
                  contender.warm().map(warm -> Figure.whole(warm.median())).orElse(""),
                  contender.warm().map(warm -> Figure.whole(warm.quantile(0.99))).orElse(""),
                  Figure.one(contender.memory().median() / MEBIBYTE)));
    }
    return table.append("</table></div>\n").toString();
  }
}
