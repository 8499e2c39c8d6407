package dev.lava.bench.report;

import dev.lava.bench.contender.Kind;
import dev.lava.bench.result.Measured;
import dev.lava.bench.result.Report;
import dev.lava.bench.result.Subject;
import dev.lava.bench.start.Phase;
import dev.lava.bench.start.StartAnatomy;
import dev.lava.bench.statistics.Spread;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A benchmark's report as one page that needs nothing else: no script, no network, light or dark as
 * the reader's system is. Each drawing has a table with the same figures.
 */
public final class HtmlReport {
  private static final int SHOWN_OF_EVENT = 2_000;

  private final Report report;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Report report) {
    this.report = report;
  }

  /** The page as text. */
  public static String text(Report report) {
    return new HtmlReport(report).whole();
  }

  private String whole() {
    String name = Escaped.of(report.subject().image());
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(name)
        .append(": how fast it starts</title>\n")
        .append("<style>\n")
        .append(styles())
        .append("</style>\n</head>\n<body>\n<main>\n")
        .append("<h1>")
        .append(name)
        .append("</h1>\n");
    subject();
    headline();
    warnings();
    heading("Cold start");
    paragraph(
        "From the start of the process to the answer of its first invocation. A dot is a start, the box the middle half, the line the median.");
    strips("cold", "Cold start in milliseconds", "ms", rows(report.measured(), Measured::cold));
    page.append(new FigureTable(report).html());
    phases();
    warm();
    event();
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private void subject() {
    Subject subject = report.subject();
    paragraph(
        "%s%s · %d MB of memory · %s MB compressed%s · sandbox %s%s · %d processors · %d starts of each in turn, %d invocations after the first"
            .formatted(
                subject.platform(),
                subject.java().map(version -> " · Java " + version).orElse(""),
                subject.memoryMegabytes(),
                Figure.one(subject.compressedBytes() / 1e6),
                subject.trainedBytes().isPresent()
                    ? " (the trained layer %s MB)"
                        .formatted(Figure.one(subject.trainedBytes().getAsLong() / 1e6))
                    : " (not trained)",
                subject.sandbox(),
                subject.countsTheSandbox() ? ", which is in the figures" : "",
                subject.processors(),
                subject.runs(),
                subject.warm()));
    page.append("<p class=\"soft\">").append(Escaped.of(subject.digest())).append("</p>\n");
  }

  private void headline() {
    double ours = report.image().cold().median();
    StringBuilder text = new StringBuilder(Figure.one(ours)).append(" ms to the first answer");
    report
        .of(Kind.AWS)
        .ifPresent(
            aws ->
                text.append(", ")
                    .append(Figure.one(aws.cold().median() / ours))
                    .append(" times as fast as AWS's client"));
    report
        .of(Kind.AWS_TRAINED)
        .ifPresent(
            aws ->
                text.append(", ")
                    .append(Figure.one(aws.cold().median() / ours))
                    .append(" times as fast as AWS's client, trained"));
    report
        .of(Kind.FLOOR)
        .ifPresent(
            floor ->
                text.append("; ")
                    .append(Figure.two(ours / floor.cold().median()))
                    .append(" times the JVM's floor"));
    page.append("<p class=\"lead\">").append(Escaped.of(text.toString())).append("</p>\n");
  }

  private void warnings() {
    report
        .absent()
        .forEach(
            absence -> note("Not measured: " + absence.kind().title() + ". " + absence.reason()));
    report
        .differences()
        .forEach(difference -> note("Different work, figures do not compare: " + difference));
  }

  private void phases() {
    List<StartAnatomy> anatomies = report.anatomies();
    if (anatomies.isEmpty()) {
      return;
    }
    PhaseChart chart = new PhaseChart(anatomies);
    heading("Phases of a start");
    paragraph(
        "Medians of other starts than those above, which were made to tell. Where no runtime tells them, they are read off the JVM's log of class loading, which slows those starts down.");
    scrolling(chart.svg());
    page.append(
        "<div class=\"scroll\"><table>\n<caption>Milliseconds</caption>\n<tr><th scope=\"col\">phase</th>");
    for (StartAnatomy anatomy : anatomies) {
      page.append("<th scope=\"col\">")
          .append(Escaped.of(anatomy.kind().title()))
          .append(anatomy.byClassLog() ? " (log)" : "")
          .append("</th>");
    }
    page.append("</tr>\n");
    for (Phase phase : chart.phases()) {
      page.append(
          "<tr><th scope=\"row\" class=\"phase\"><svg class=\"key\" aria-hidden=\"true\"><rect class=\"%s\"/></svg>%s <span class=\"soft\">%s</span></th>"
              .formatted(
                  PhaseChart.style(phase), Escaped.of(phase.title()), Escaped.of(phase.meaning())));
      for (StartAnatomy anatomy : anatomies) {
        Double millis = anatomy.millis().get(phase);
        page.append("<td>").append(millis == null ? "" : Figure.two(millis)).append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("<tr><th scope=\"row\">classes loaded, of which cached</th>");
    for (StartAnatomy anatomy : anatomies) {
      page.append("<td>")
          .append(anatomy.classes())
          .append(", ")
          .append(anatomy.cachedClasses())
          .append("</td>");
    }
    page.append("</tr>\n</table></div>\n");
  }

  private void warm() {
    List<Measured> warm =
        report.measured().stream().filter(measured -> measured.warm().isPresent()).toList();
    if (warm.isEmpty()) {
      return;
    }
    heading("Warm invocations");
    paragraph(
        "From having sent the event to having the answer. The slowest are left out of the drawing, not of the table.");
    strips(
        "warm",
        "Warm invocations in microseconds",
        "µs",
        rows(warm, measured -> measured.warm().orElseThrow()));
  }

  private void event() {
    String event = report.subject().event();
    heading("The event");
    page.append("<pre>")
        .append(
            Escaped.of(
                event.length() > SHOWN_OF_EVENT ? event.substring(0, SHOWN_OF_EVENT) + "…" : event))
        .append("</pre>\n");
  }

  private static List<StripChart.Row> rows(
      List<Measured> measured, Function<Measured, Spread> spread) {
    return measured.stream()
        .map(
            contender ->
                new StripChart.Row(
                    contender.kind().key(), contender.kind().title(), spread.apply(contender)))
        .toList();
  }

  private void strips(String id, String title, String unit, List<StripChart.Row> rows) {
    scrolling(new StripChart(id, title, unit, rows).svg());
  }

  private void scrolling(String svg) {
    page.append("<div class=\"scroll\">\n").append(svg).append("</div>\n");
  }

  private void heading(String text) {
    page.append("<h2>").append(Escaped.of(text)).append("</h2>\n");
  }

  private void paragraph(String text) {
    page.append("<p class=\"soft\">").append(Escaped.of(text)).append("</p>\n");
  }

  private void note(String text) {
    page.append("<p class=\"note\">").append(Escaped.of(text)).append("</p>\n");
  }

  private static String styles() {
    try (InputStream in =
        Objects.requireNonNull(
            HtmlReport.class.getResourceAsStream("page.css"), "page.css is not beside its class")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
