package dev.lava.benchmarks;

import dev.lava.runtime.api.RuntimeApi;
import dev.lava.runtime.handler.Handler;
import dev.lava.runtime.handler.HandlerResolver;
import dev.lava.runtime.handler.Resolution;
import dev.lava.runtime.invocation.FunctionEnvironment;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.InvocationContext;
import dev.lava.runtime.invocation.Receipt;
import dev.lava.runtime.log.FunctionLogger;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the runtime allocate for an invocation, from asking for the event to having handed over
 * the answer? 1 KB in, the same out; {@code -prof gc} shows it as {@code gc.alloc.rate.norm}. The
 * Runtime API is another process, so that its own allocation does not count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EchoBenchmark {
  /** The function: an object with properties, or a text. */
  @Param({"Echo", "TextEcho"})
  @SuppressWarnings("NullAway.Init") // JMH sets it
  public String function;

  @SuppressWarnings("NullAway.Init") // begin sets them
  private Process server;

  @SuppressWarnings("NullAway.Init")
  private RuntimeApi api;

  @SuppressWarnings("NullAway.Init")
  private Handler handler;

  @SuppressWarnings("NullAway.Init")
  private FunctionEnvironment environment;

  @SuppressWarnings("NullAway.Init")
  private FunctionLogger logger;

  /** Starts the API and finds the function. */
  @Setup
  public void begin() throws IOException {
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                function)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader told = server.inputReader(StandardCharsets.UTF_8);
    api = new RuntimeApi(told.readLine());
    environment = FunctionEnvironment.of(Map.of(), new ArrayList<>());
    logger = FunctionLogger.of(Map.of(), false, new ArrayList<>());
    Resolution resolution =
        new HandlerResolver(getClass().getClassLoader(), "", Map.of(), false)
            .resolve(MeasuredFunctions.class.getName() + "$" + function);
    handler = ((Resolution.Found) resolution).handler();
  }

  /** Ends the API. */
  @TearDown
  public void end() {
    server.destroyForcibly();
  }

  /** One invocation. */
  @Benchmark
  public Receipt invocation() throws Throwable {
    Invocation invocation = api.next();
    return api.complete(
        invocation,
        handler.handle(invocation, new InvocationContext(invocation, environment, logger)));
  }

  /** The other process. */
  static final class Server {
    private Server() {}

    public static void main(String[] arguments) throws IOException {
      String order = MeasuredFunctions.order(1024);
      String text = "\"" + "x".repeat(1022) + "\"";
      String event = arguments[0].equals("Echo") ? order : text;
      try (PolledApi api = new PolledApi(event.getBytes(StandardCharsets.US_ASCII))) {
        System.out.println(api.address());
        api.serve();
      }
    }
  }
}
