package dev.lava.bench.start;

import dev.lava.bench.contender.Contender;
import dev.lava.bench.measure.Observation;
import dev.lava.bench.measure.Starter;
import dev.lava.bench.statistics.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Starts contenders so that they tell about themselves.
 *
 * @param starter starts them
 * @param runs how many starts the medians are of
 */
public record StartObserver(Starter starter, int runs) {
  private static final double MILLI = 1e6;

  /** A contender's phases and classes; empty where its JVM tells nothing. */
  public Optional<StartAnatomy> anatomy(Contender contender) throws IOException {
    List<Map<Phase, Double>> told = new ArrayList<>();
    List<Map<Phase, Double>> logged = new ArrayList<>();
    List<ClassLoad> loads = List.of();
    for (int run = 0; run < runs; run++) {
      Observation observation =
          starter.observe(contender.command(), PhaseLine.OPTION + " " + JvmLog.START);
      ofRuntime(observation).ifPresent(told::add);
      Observation another = starter.observe(contender.command(), JvmLog.CLASSES);
      JvmLog log = JvmLog.parse(another.said());
      ofLog(contender, another, log).ifPresent(logged::add);
      loads = before(another.answered(), log.loads());
    }
    List<Map<Phase, Double>> phases = told.size() == runs ? told : logged;
    if (phases.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StartAnatomy(
            contender.kind(),
            medians(phases),
            loads.size(),
            (int) loads.stream().filter(ClassLoad::cached).count(),
            told.size() != runs));
  }

  /** The classes that a contender loads before its first answer, and why where the JVM can tell. */
  public List<ClassLoad> classes(Contender contender, boolean causes) throws IOException {
    Observation observation =
        starter.observe(contender.command(), JvmLog.CLASSES + (causes ? " " + JvmLog.CAUSES : ""));
    return before(observation.answered(), JvmLog.parse(observation.said()).loads());
  }

  private static List<ClassLoad> before(long answered, List<ClassLoad> loads) {
    return loads.stream().filter(load -> load.nanos() <= answered).toList();
  }

  /** As Lava's runtime tells it; empty where it did not tell, or not all. */
  static Optional<Map<Phase, Double>> ofRuntime(Observation seen) {
    OptionalLong began = JvmLog.parse(seen.said()).began();
    Optional<PhaseLine> line = PhaseLine.find(seen.said());
    if (began.isEmpty() || line.isEmpty() || line.get().at("encoded") == 0) {
      return Optional.empty();
    }
    PhaseLine at = line.get();
    Map<Phase, Double> millis = new EnumMap<>(Phase.class);
    put(millis, Phase.PROCESS, seen.started(), began.getAsLong());
    put(millis, Phase.JVM, began.getAsLong(), at.at("main"));
    put(millis, Phase.RUNTIME, at.at("main") + at.at("loading"), at.at("resolving"));
    put(millis, Phase.HANDLER, at.at("resolving"), at.at("resolved"));
    put(millis, Phase.CONNECT, at.at("resolved"), seen.asked());
    put(millis, Phase.RECEIVE, seen.sent(), at.at("arrived"));
    put(millis, Phase.DECODE, at.at("arrived"), at.at("decoded"));
    put(millis, Phase.CALL, at.at("decoded"), at.at("returned"));
    put(millis, Phase.ENCODE, at.at("returned"), at.at("encoded"));
    put(millis, Phase.SEND, at.at("encoded"), seen.answered());
    return Optional.of(millis);
  }

  /** As the order of the classes tells it. */
  static Optional<Map<Phase, Double>> ofLog(Contender contender, Observation seen, JvmLog log) {
    OptionalLong began = log.began();
    OptionalLong main = log.loaded(contender.mainClass());
    if (began.isEmpty() || main.isEmpty()) {
      return Optional.empty();
    }
    Map<Phase, Double> millis = new EnumMap<>(Phase.class);
    put(millis, Phase.PROCESS, seen.started(), began.getAsLong());
    put(millis, Phase.JVM, began.getAsLong(), main.getAsLong());
    OptionalLong handler = log.loaded(contender.handlerClass());
    put(millis, Phase.RUNTIME, main.getAsLong(), handler.orElse(seen.asked()));
    if (handler.isPresent()) {
      put(millis, Phase.HANDLER, handler.getAsLong(), seen.asked());
    }
    put(millis, Phase.INVOCATION, seen.sent(), seen.answered());
    return Optional.of(millis);
  }

  private static void put(Map<Phase, Double> millis, Phase phase, long from, long to) {
    millis.put(phase, Math.max(0, (to - from) / MILLI));
  }

  private static Map<Phase, Double> medians(List<Map<Phase, Double>> runs) {
    Map<Phase, Double> medians = new EnumMap<>(Phase.class);
    for (Phase phase : runs.getFirst().keySet()) {
      List<Double> values =
          runs.stream().filter(run -> run.containsKey(phase)).map(run -> run.get(phase)).toList();
      medians.put(phase, Spread.of(values).median());
    }
    return medians;
  }
}
