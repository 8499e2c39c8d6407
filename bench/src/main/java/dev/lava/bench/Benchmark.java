package dev.lava.bench;

import dev.lava.bench.contender.Contender;
import dev.lava.bench.contender.FunctionEnvironment;
import dev.lava.bench.contender.JavaVersion;
import dev.lava.bench.contender.Kind;
import dev.lava.bench.contender.Lineup;
import dev.lava.bench.measure.Sample;
import dev.lava.bench.measure.Starter;
import dev.lava.bench.result.Measured;
import dev.lava.bench.result.Report;
import dev.lava.bench.result.Subject;
import dev.lava.bench.start.StartAnatomy;
import dev.lava.bench.start.StartObserver;
import dev.lava.build.home.LavaHome;
import dev.lava.image.Image;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.progress.Progress;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An image beside its rivals: all of them are started again and again, in turn, so that whatever
 * else the machine does meets all alike. The first round fills the kernel's page cache and does not
 * count.
 *
 * @param name what users call the image
 * @param image the image
 * @param sandbox where the processes run
 * @param home where images are unpacked and downloads kept
 * @param settings how much is measured
 */
public record Benchmark(
    String name, Image image, Sandbox sandbox, LavaHome home, BenchmarkSettings settings) {
  /** How many starts are looked into: what is seen there differs less than what is measured. */
  private static final int OBSERVED = 5;

  /**
   * Measures. Takes a minute or more.
   *
   * @throws dev.lava.bench.measure.FunctionFailedException where the image does not answer the
   *     event
   */
  public Report run(Progress progress) throws IOException {
    Path root = UnpackedRoots.of(home.roots()).unpack(image);
    FunctionEnvironment environment =
        new FunctionEnvironment(image.config(), settings.memoryMegabytes(), settings.variables());
    try (TemporaryDirectory workspace = TemporaryDirectory.createIn(home.roots())) {
      Starter starter =
          new Starter(sandbox, DefaultEvent.of(settings, root, image.config(), workspace));
      Lineup lineup =
          Steps.timed(
              "preparing the contenders",
              progress,
              () -> Lineup.make(root, environment, starter, workspace, home.cache(), progress));
      List<Measured> measured = rounds(lineup, starter, progress);
      List<StartAnatomy> anatomies =
          Steps.timed("phases and classes", progress, () -> anatomies(lineup, starter));
      return new Report(
          subject(lineup, starter),
          measured,
          lineup.absent(),
          Answers.differences(measured),
          anatomies);
    }
  }

  private List<Measured> rounds(Lineup lineup, Starter starter, Progress progress)
      throws IOException {
    Map<Kind, List<Sample>> samples = new EnumMap<>(Kind.class);
    for (int round = 0; round <= settings.runs(); round++) {
      boolean counts = round > 0;
      Steps.timed(
          "round %d of %d".formatted(round, settings.runs()),
          progress,
          () -> {
            for (Contender contender : lineup.contenders()) {
              Sample sample = starter.measure(contender.command(), settings.warm());
              if (counts) {
                samples.computeIfAbsent(contender.kind(), _ -> new ArrayList<>()).add(sample);
              }
            }
            return lineup;
          });
    }
    return samples.entrySet().stream()
        .map(entry -> new Measured(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<StartAnatomy> anatomies(Lineup lineup, Starter starter) throws IOException {
    StartObserver observer = new StartObserver(starter, Math.min(settings.runs(), OBSERVED));
    List<StartAnatomy> anatomies = new ArrayList<>();
    for (Contender contender : lineup.contenders()) {
      observer.anatomy(contender).ifPresent(anatomies::add);
    }
    return anatomies;
  }

  private Subject subject(Lineup lineup, Starter starter) throws IOException {
    return new Subject(
        name,
        image.descriptor().digest().toString(),
        image.config().platform().toString(),
        image.layers().stream().mapToLong(layer -> layer.descriptor().size()).sum(),
        TrainedLayer.compressedBytes(image),
        lineup.java().map(JavaVersion::text),
        sandbox.name(),
        starter.countsTheSandbox(),
        Runtime.getRuntime().availableProcessors(),
        settings.memoryMegabytes(),
        settings.runs(),
        settings.warm(),
        starter.event());
  }
}
