package dev.lava.benchmarks;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.lava.benchmarks.MeasuredProcess.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many invocations does one process answer that takes 64 at once, beside 64 processes that take
 * one each? With a function that computes, and with one that waits 20 ms; in rounds that take the
 * two in turn.
 */
public final class ConcurrentThroughput {
  private static final int INVOCATIONS = 64;
  private static final int ROUNDS = 15;
  private static final long ROUND = TimeUnit.SECONDS.toNanos(2);

  private ConcurrentThroughput() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("           answers a second, median (middle half)");
    measure("computes", MeasuredFunctions.Echo.class);
    measure("waits", MeasuredFunctions.Waits.class);
  }

  private static void measure(String what, Class<? extends RequestHandler<?, ?>> function)
      throws IOException {
    try (Fleet together = Fleet.together(function);
        Fleet apart = Fleet.apart(function)) {
      double[] one = new double[ROUNDS];
      double[] many = new double[ROUNDS];
      double[] ratios = new double[ROUNDS];
      for (int round = -2; round < ROUNDS; round++) { // the first two are for warming up
        double oneRate = together.rate();
        double manyRate = apart.rate();
        if (round >= 0) {
          one[round] = oneRate;
          many[round] = manyRate;
          ratios[round] = oneRate / manyRate;
        }
      }
      System.out.printf(Locale.ROOT, "%-9s 1 process  %s%n", what, Spread.of(one));
      System.out.printf(Locale.ROOT, "%-8s 64 processes %s%n", "", Spread.of(many));
      System.out.printf(Locale.ROOT, "%-8s         ratio %s%n", "", Spread.of(ratios));
    }
  }

  /** Processes that ask the same API. */
  private record Fleet(PolledApi api, List<MeasuredProcess> processes) implements Closeable {
    static Fleet together(Class<?> function) throws IOException {
      return start(
          1,
          List.of(),
          function,
          Map.of("AWS_LAMBDA_MAX_CONCURRENCY", String.valueOf(INVOCATIONS)));
    }

    static Fleet apart(Class<?> function) throws IOException {
      return start(INVOCATIONS, MeasuredProcess.ONE_AT_A_TIME, function, Map.of());
    }

    private static Fleet start(
        int processes, List<String> flags, Class<?> function, Map<String, String> variables)
        throws IOException {
      byte[] event = MeasuredFunctions.order(1024).getBytes(StandardCharsets.US_ASCII);
      Fleet fleet = new Fleet(new PolledApi(event), new ArrayList<>());
      for (int i = 0; i < processes; i++) {
        fleet.processes.add(
            MeasuredProcess.start(Kind.LAVA, flags, function, fleet.api.address(), variables));
      }
      fleet.api.await(INVOCATIONS);
      return fleet;
    }

    double rate() throws IOException {
      return api.answeredWithin(ROUND) / (ROUND / 1e9);
    }

    @Override
    public void close() throws IOException {
      processes.forEach(MeasuredProcess::close);
      api.close();
    }
  }
}
