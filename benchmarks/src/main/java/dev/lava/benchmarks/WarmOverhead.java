package dev.lava.benchmarks;

import dev.lava.benchmarks.MeasuredProcess.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What does an invocation cost once the function is warm, beside AWS's client and beside the floor?
 * From sending the event to having the answer, a small order and one of 1 KB, in rounds that take
 * the runtimes in turn.
 *
 * <p>The numbers are the medians of each round in microseconds, what they are of the floor's in the
 * same round, and the processor time of the function's process for an invocation.
 */
public final class WarmOverhead {
  private static final int WARM_UP = 10_000;
  private static final int ROUNDS = 60;
  private static final int INVOCATIONS = 200;

  private WarmOverhead() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(
        "bytes           microseconds, median (middle half)     times the floor        processor time");
    measure("{\"customer\":\"bob\",\"number\":3}");
    measure(MeasuredFunctions.order(1024));
  }

  private static void measure(String order) throws IOException {
    byte[] event = order.getBytes(StandardCharsets.US_ASCII);
    Map<Kind, Contender> contenders = new EnumMap<>(Kind.class);
    try {
      for (Kind runtime : Kind.values()) {
        contenders.put(runtime, Contender.start(runtime, event));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Contender contender : contenders.values()) {
          contender.measure(round);
        }
      }
      print(event.length, contenders);
    } finally {
      for (Contender contender : contenders.values()) {
        contender.close();
      }
    }
  }

  private static void print(int size, Map<Kind, Contender> contenders) {
    double[] floor = Objects.requireNonNull(contenders.get(Kind.FLOOR)).medians;
    for (Map.Entry<Kind, Contender> contender : contenders.entrySet()) {
      double[] medians = contender.getValue().medians;
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        ratios[round] = medians[round] / floor[round];
      }
      System.out.printf(
          Locale.ROOT,
          "%5d  %-6s %s      %s      %.1f%n",
          size,
          contender.getKey(),
          Spread.of(medians),
          Spread.of(ratios),
          contender.getValue().processorMicros / (ROUNDS * INVOCATIONS));
    }
  }

  /** A runtime with its process, and what was measured of it. */
  private static final class Contender implements Closeable {
    final double[] medians = new double[ROUNDS];
    double processorMicros;
    private final PolledApi api;
    private final MeasuredProcess process;

    private Contender(PolledApi api, MeasuredProcess process) {
      this.api = api;
      this.process = process;
    }

    static Contender start(Kind runtime, byte[] event) throws IOException {
      PolledApi api = new PolledApi(event);
      MeasuredProcess process =
          MeasuredProcess.start(
              runtime,
              MeasuredProcess.ONE_AT_A_TIME,
              MeasuredFunctions.Echo.class,
              api.address(),
              Map.of());
      Contender contender = new Contender(api, process);
      contender.median(WARM_UP);
      return contender;
    }

    void measure(int round) throws IOException {
      double before = process.processorMicros();
      medians[round] = median(INVOCATIONS);
      processorMicros += process.processorMicros() - before;
    }

    private double median(int invocations) throws IOException {
      double[] micros = new double[invocations];
      for (int i = 0; i < invocations; i++) {
        micros[i] = api.roundTrip() / 1_000.0;
      }
      return Spread.of(micros).median();
    }

    @Override
    public void close() throws IOException {
      process.close();
      api.close();
    }
  }
}
