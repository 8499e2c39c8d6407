package dev.lava.bench;

import dev.lava.bench.contender.Absence;
import dev.lava.bench.contender.Kind;
import dev.lava.bench.measure.Sample;
import dev.lava.bench.result.Measured;
import dev.lava.bench.result.Report;
import dev.lava.bench.result.Subject;
import dev.lava.bench.start.Phase;
import dev.lava.bench.start.StartAnatomy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reports with figures that are easy to follow. */
public final class Samples {
  private Samples() {}

  /** A contender that started three times: around so many milliseconds. */
  public static Measured measured(Kind kind, double cold, String answer) {
    return new Measured(
        kind, List.of(sample(cold - 2, answer), sample(cold, answer), sample(cold + 4, answer)));
  }

  private static Sample sample(double cold, String answer) {
    return new Sample(cold - 5, 5, List.of(10 * cold, 20 * cold), (long) cold << 20, answer);
  }

  /** An image beside AWS's client; the others are absent. */
  public static Report report(String image, String reason) {
    return new Report(
        subject(image),
        List.of(measured(Kind.IMAGE, 50, "{\"sum\":3}"), measured(Kind.AWS, 300, "{\"sum\":3}")),
        List.of(new Absence(Kind.AWS_TRAINED, reason), new Absence(Kind.FLOOR, reason)),
        List.of(),
        List.of(
            new StartAnatomy(
                Kind.IMAGE,
                Map.of(Phase.PROCESS, 5.0, Phase.JVM, 30.0, Phase.DECODE, 0.25),
                412,
                400,
                false)));
  }

  private static Subject subject(String image) {
    return new Subject(
        image,
        "sha256:0123",
        "linux/amd64",
        48_000_000,
        OptionalLong.of(3_200_000),
        Optional.of("25.0.3"),
        "namespace",
        false,
        2,
        512,
        3,
        2,
        "{}");
  }
}
