package dev.lava.benchmarks;

import dev.lava.benchmarks.MeasuredProcess.Runtime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What does an invocation cost once the function is warm, beside AWS's client and beside the floor?
 * From the event's last byte to the answer's first, an order of 1 KB in and out, in rounds that
 * take the runtimes in turn.
 *
 * <p>The numbers are the medians of each round in microseconds, and what they are of the floor's in
 * the same round.
 */
public final class WarmOverhead {
  private static final int WARM_UP = 10_000;
  private static final int ROUNDS = 60;
  private static final int INVOCATIONS = 200;

  private WarmOverhead() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    byte[] event = MeasuredFunctions.order(1024).getBytes(StandardCharsets.US_ASCII);
    Map<Runtime, PolledApi> apis = new EnumMap<>(Runtime.class);
    List<MeasuredProcess> processes = new ArrayList<>();
    try {
      for (Runtime runtime : Runtime.values()) {
        PolledApi api = new PolledApi(event);
        apis.put(runtime, api);
        processes.add(
            MeasuredProcess.start(
                runtime,
                MeasuredProcess.ONE_AT_A_TIME,
                MeasuredFunctions.Echo.class,
                api.address(),
                Map.of()));
        medianMicros(api, WARM_UP);
      }
      measure(apis);
    } finally {
      processes.forEach(MeasuredProcess::close);
      for (PolledApi api : apis.values()) {
        api.close();
      }
    }
  }

  private static void measure(Map<Runtime, PolledApi> apis) throws IOException {
    Map<Runtime, double[]> medians = new EnumMap<>(Runtime.class);
    apis.keySet().forEach(runtime -> medians.put(runtime, new double[ROUNDS]));
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<Runtime, PolledApi> api : apis.entrySet()) {
        medians.get(api.getKey())[round] = medianMicros(api.getValue(), INVOCATIONS);
      }
    }
    double[] floor = medians.get(Runtime.FLOOR);
    System.out.println("         microseconds, median (middle half)     times the floor");
    for (Map.Entry<Runtime, double[]> median : medians.entrySet()) {
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        ratios[round] = median.getValue()[round] / floor[round];
      }
      System.out.printf(
          "%-6s %s      %s%n", median.getKey(), Spread.of(median.getValue()), Spread.of(ratios));
    }
  }

  private static double medianMicros(PolledApi api, int invocations) throws IOException {
    double[] micros = new double[invocations];
    for (int i = 0; i < invocations; i++) {
      micros[i] = api.roundTrip() / 1_000.0;
    }
    return Spread.of(micros).median();
  }
}
