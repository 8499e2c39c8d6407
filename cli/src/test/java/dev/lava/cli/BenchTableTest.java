package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.bench.contender.Absence;
import dev.lava.bench.contender.Kind;
import dev.lava.bench.measure.Sample;
import dev.lava.bench.result.Measured;
import dev.lava.bench.result.Report;
import dev.lava.bench.result.Subject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchTableTest {
  private final Measured image = measured(Kind.IMAGE, 70);
  private final Measured aws = measured(Kind.AWS, 350);

  @Test
  void the_image_stands_first_and_the_others_beside_it() {
    Report report =
        new Report(
            subject(OptionalLong.of(3_200_000)),
            List.of(image, aws),
            List.of(),
            List.of(),
            List.of());

    assertThat(new BenchTable(report).text())
        .isEqualTo(
            """
            greeting:latest  linux/amd64, Java 25.0.3, 512 MB of memory, an event of 2 B
            2 starts each in turn, 2 invocations after the first; sandbox namespace, 2 processors

                          cold ms     middle half   init  first  warm p50 µs  p99 µs  memory MiB
            this image       70.0    69.0 to 71.0   65.0    5.0          104     144        35.0
            AWS's client    350.0  349.0 to 351.0  345.0    5.0          524     704       175.0

            times this image's  cold  warm p50  memory
            AWS's client        5.00      5.04    5.00

            image 48.0 MB compressed, of which 3.2 MB are the trained layer""");
  }

  @Test
  void what_could_not_be_measured_is_told_below() {
    Report report =
        new Report(
            subject(OptionalLong.empty()),
            List.of(image),
            List.of(new Absence(Kind.FLOOR, "the image has no JVM at /var/lang")),
            List.of("AWS's client answers 1 where this image answers 2"),
            List.of());

    assertThat(new BenchTable(report).text())
        .endsWith(
            """
            image 48.0 MB compressed, not trained
            not measured: the JVM's floor: the image has no JVM at /var/lang
            different work: AWS's client answers 1 where this image answers 2; their figures do not compare""");
  }

  private static Measured measured(Kind kind, double cold) {
    return new Measured(kind, List.of(sample(cold - 2), sample(cold + 2)));
  }

  private static Sample sample(double cold) {
    return new Sample(cold - 5, 5, List.of(cold, 2 * cold), ((long) cold << 20) / 2, "{}");
  }

  private static Subject subject(OptionalLong trained) {
    return new Subject(
        "greeting:latest",
        "sha256:0123",
        "linux/amd64",
        48_000_000,
        trained,
        Optional.of("25.0.3"),
        "namespace",
        false,
        2,
        512,
        2,
        2,
        "{}");
  }
}
