package dev.lava.cli;

import dev.lava.cli.terminal.Json;
import dev.lava.image.check.Finding;
import dev.lava.image.check.Report;
import dev.lava.image.check.Rule;
import dev.lava.image.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of a check, as users are shown it. */
record CheckText(String name, Report report) {
  /** For people: each rule once, with all that was seen of it. */
  String text() {
    Map<Rule, List<String>> seen = new TreeMap<>();
    for (Finding finding : report.findings()) {
      seen.computeIfAbsent(finding.rule(), _ -> new ArrayList<>()).add(finding.seen());
    }
    StringBuilder text =
        new StringBuilder("%s  %s".formatted(name, report.image().orElse(report.named())));
    report.platform().ifPresent(platform -> text.append("  ").append(platform));
    text.append("\n");
    seen.forEach(
        (rule, lines) -> {
          text.append("\n%s: %s\n".formatted(rule.severity().key(), rule.key()));
          lines.forEach(line -> text.append("  seen  ").append(line).append("\n"));
          text.append("  rule  %s\n".formatted(rule.text()))
              .append("        %s\n".formatted(rule.source()))
              .append("  cure  %s\n".formatted(rule.cure()));
        });
    return text.append("\n").append(summary()).toString();
  }

  private String summary() {
    if (report.findings().isEmpty()) {
      return "AWS Lambda has nothing to object to: %d rules hold".formatted(Rule.values().length);
    }
    return "%d refused, %d mistreated, %d advice"
        .formatted(
            report.count(Severity.REFUSED),
            report.count(Severity.MISTREATED),
            report.count(Severity.ADVICE));
  }

  /** For programs. */
  ObjectNode json() {
    ObjectNode document = Json.object();
    document.put("name", name);
    document.put("digest", report.named().toString());
    report.image().ifPresent(image -> document.put("image", image.toString()));
    report.platform().ifPresent(platform -> document.put("platform", platform.toString()));
    document.put("refused", report.isRefused());
    ArrayNode findings = document.putArray("findings");
    for (Finding finding : report.findings()) {
      Rule rule = finding.rule();
      findings
          .addObject()
          .put("rule", rule.key())
          .put("severity", rule.severity().key())
          .put("seen", finding.seen())
          .put("text", rule.text())
          .put("source", rule.source())
          .put("cure", rule.cure());
    }
    return document;
  }
}
