package dev.lava.bench.report;

import dev.lava.bench.ClassList;
import dev.lava.bench.contender.Absence;
import dev.lava.bench.measure.Sample;
import dev.lava.bench.result.Measured;
import dev.lava.bench.result.Report;
import dev.lava.bench.result.Subject;
import dev.lava.bench.start.ClassLoad;
import dev.lava.bench.start.StartAnatomy;
import dev.lava.bench.statistics.Spread;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A benchmark's report for programs: all that was measured, in the units that the names say.
 * Percentiles are of all samples; {@code samples} has one entry for each start.
 */
public final class JsonReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  /** The document as text. */
  public static String text(Report report) {
    return MAPPER.writeValueAsString(document(report));
  }

  static ObjectNode document(Report report) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    subject(document, report.subject());
    ArrayNode contenders = document.putArray("contenders");
    report.measured().forEach(measured -> contender(contenders.addObject(), measured, report));
    ArrayNode absent = document.putArray("notMeasured");
    for (Absence absence : report.absent()) {
      absent.addObject().put("name", absence.kind().key()).put("reason", absence.reason());
    }
    ArrayNode differences = document.putArray("differences");
    report.differences().forEach(differences::add);
    ArrayNode anatomies = document.putArray("starts");
    report.anatomies().forEach(anatomy -> anatomy(anatomies.addObject(), anatomy));
    return document;
  }

  private static void anatomy(ObjectNode node, StartAnatomy anatomy) {
    node.put("name", anatomy.kind().key());
    node.put("classes", anatomy.classes());
    node.put("cachedClasses", anatomy.cachedClasses());
    node.put("phasesFromClassLog", anatomy.byClassLog());
    ObjectNode phases = node.putObject("phaseMillis");
    anatomy.millis().forEach((phase, millis) -> phases.put(phase.title(), millis));
  }

  /** The classes that a start loads, as a document. */
  public static String classes(String image, ClassList list) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("image", image);
    document.put("why", list.why());
    ArrayNode classes = document.putArray("classes");
    for (ClassLoad load : list.classes()) {
      ObjectNode entry = classes.addObject();
      entry.put("name", load.name());
      entry.put("source", load.source());
      ArrayNode stack = entry.putArray("stack");
      load.stack().forEach(stack::add);
    }
    return MAPPER.writeValueAsString(document);
  }

  private static void subject(ObjectNode document, Subject subject) {
    document.put("image", subject.image());
    document.put("digest", subject.digest());
    document.put("platform", subject.platform());
    subject.java().ifPresent(java -> document.put("java", java));
    document.put("compressedBytes", subject.compressedBytes());
    subject.trainedBytes().ifPresent(bytes -> document.put("trainedBytes", bytes));
    document.put("sandbox", subject.sandbox());
    document.put("countsTheSandbox", subject.countsTheSandbox());
    document.put("processors", subject.processors());
    document.put("memoryMegabytes", subject.memoryMegabytes());
    document.put("runs", subject.runs());
    document.put("warmInvocations", subject.warm());
    document.put("event", subject.event());
  }

  private static void contender(ObjectNode node, Measured measured, Report report) {
    node.put("name", measured.kind().key());
    node.put("title", measured.kind().title());
    spread(node.putObject("coldMillis"), measured.cold());
    spread(node.putObject("initMillis"), measured.init());
    spread(node.putObject("firstMillis"), measured.first());
    measured.warm().ifPresent(warm -> spread(node.putObject("warmMicros"), warm));
    spread(node.putObject("residentBytes"), measured.memory());
    node.put("coldTimesImage", measured.cold().median() / report.image().cold().median());
    ArrayNode samples = node.putArray("samples");
    for (Sample sample : measured.samples()) {
      ObjectNode entry = samples.addObject();
      entry.put("initMillis", sample.initMillis());
      entry.put("firstMillis", sample.firstMillis());
      entry.put("residentBytes", sample.residentBytes());
      ArrayNode warm = entry.putArray("warmMicros");
      sample.warmMicros().forEach(warm::add);
    }
  }

  private static void spread(ObjectNode node, Spread spread) {
    node.put("median", spread.median());
    node.put("lowerQuartile", spread.lowerQuartile());
    node.put("upperQuartile", spread.upperQuartile());
    node.put("smallest", spread.smallest());
    node.put("largest", spread.largest());
    node.put("p99", spread.quantile(0.99));
  }
}
