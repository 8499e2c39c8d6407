package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.bench.contender.Kind;
import dev.lava.bench.result.Measured;
import dev.lava.bench.result.Report;
import dev.lava.bench.result.Subject;
import dev.lava.bench.start.Phase;
import dev.lava.bench.start.StartAnatomy;
import dev.lava.cli.terminal.Figures;
import dev.lava.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** A benchmark's report as people read it: medians, and between which values the middle half is. */
record BenchTable(Report report) {
  private static final double MEBIBYTE = 1 << 20;

  String text() {
    List<String> parts =
        new ArrayList<>(List.of(subject(), "", table(), "", ratios(), "", sizes()));
    if (!report.anatomies().isEmpty()) {
      parts.addAll(List.of("", phases(), ""));
    }
    report
        .absent()
        .forEach(
            absence ->
                parts.add("not measured: " + absence.kind().title() + ": " + absence.reason()));
    report
        .differences()
        .forEach(
            difference ->
                parts.add("different work: " + difference + "; their figures do not compare"));
    return String.join("\n", parts);
  }

  private String subject() {
    Subject subject = report.subject();
    return "%s  %s%s, %d MB of memory, an event of %s%n%d starts each in turn, %d invocations after the first; sandbox %s%s, %d processors"
        .formatted(
            subject.image(),
            subject.platform(),
            subject.java().map(version -> ", Java " + version).orElse(""),
            subject.memoryMegabytes(),
            Figures.size(subject.event().getBytes(UTF_8).length),
            subject.runs(),
            subject.warm(),
            subject.sandbox(),
            subject.countsTheSandbox() ? ", which is in the figures" : "",
            subject.processors());
  }

  private String table() {
    Table table =
        new Table(
            "", "cold ms", "middle half", "init", "first", "warm p50 µs", "p99 µs", "memory MiB");
    for (Measured contender : report.measured()) {
      table.row(
          contender.kind().title(),
          one(contender.cold().median()),
          one(contender.cold().lowerQuartile()) + " to " + one(contender.cold().upperQuartile()),
          one(contender.init().median()),
          one(contender.first().median()),
          contender.warm().map(warm -> whole(warm.median())).orElse(""),
          contender.warm().map(warm -> whole(warm.quantile(0.99))).orElse(""),
          one(contender.memory().median() / MEBIBYTE));
    }
    return table.toString();
  }

  /** How many times as long the others take, each beside the image. */
  private String ratios() {
    Measured image = report.image();
    Table table = new Table("times this image's", "cold", "warm p50", "memory");
    for (Measured contender : report.measured()) {
      if (contender.kind() != Kind.IMAGE) {
        table.row(
            contender.kind().title(),
            ratio(contender.cold().median(), image.cold().median()),
            contender
                .warm()
                .flatMap(warm -> image.warm().map(ours -> ratio(warm.median(), ours.median())))
                .orElse(""),
            ratio(contender.memory().median(), image.memory().median()));
      }
    }
    return table.toString();
  }

  /** Where the time goes, from starts of their own. */
  private String phases() {
    List<StartAnatomy> anatomies = report.anatomies();
    Table table =
        new Table(
            Stream.concat(
                    Stream.of("phases, ms"),
                    anatomies.stream()
                        .map(each -> each.kind().title() + (each.byClassLog() ? " (log)" : "")))
                .toArray(String[]::new));
    for (Phase phase : Phase.values()) {
      if (anatomies.stream().anyMatch(each -> each.millis().containsKey(phase))) {
        row(
            table,
            phase.title(),
            each ->
                each.millis().containsKey(phase)
                    ? one(each.millis().getOrDefault(phase, 0.0))
                    : "");
      }
    }
    row(table, "classes", each -> Integer.toString(each.classes()));
    row(table, "of which cached", each -> Integer.toString(each.cachedClasses()));
    return table + "\n(log): read off the JVM's log of class loading, which slows a start down";
  }

  private void row(Table table, String title, Function<StartAnatomy, String> figure) {
    table.row(
        Stream.concat(Stream.of(title), report.anatomies().stream().map(figure))
            .toArray(String[]::new));
  }

  private String sizes() {
    Subject subject = report.subject();
    String trained =
        subject.trainedBytes().isPresent()
            ? ", of which %s are the trained layer"
                .formatted(Figures.size(subject.trainedBytes().getAsLong()))
            : ", not trained";
    return "image %s compressed%s".formatted(Figures.size(subject.compressedBytes()), trained);
  }

  private static String ratio(double value, double of) {
    return String.format(Locale.ROOT, "%.2f", value / of);
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
