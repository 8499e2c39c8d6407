package dev.lava.emulator;

import dev.lava.emulator.environment.Clock;
import dev.lava.emulator.environment.ExecutionEnvironment;
import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.emulator.environment.FunctionProfile;
import dev.lava.emulator.environment.InFlight;
import dev.lava.emulator.environment.Invocation;
import dev.lava.emulator.http.Listener;
import dev.lava.emulator.http.LoopbackServer;
import dev.lava.emulator.log.LogStream;
import dev.lava.emulator.pool.Place;
import dev.lava.emulator.runtimeapi.RuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** An execution environment and the port on which its processes reach it. */
record Room(ExecutionEnvironment environment, Listener listener) implements Place {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  static Room open(
      FunctionSettings function,
      FunctionLauncher launcher,
      EmulatorOptions options,
      Clock clock,
      LoopbackServer server) {
    LogStream log = new LogStream(streamName(clock), options.logs());
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            new FunctionProfile(
                function.memoryMegabytes(),
                function.timeout(),
                options.initLimit(),
                function.variables(log.name())),
            launcher,
            log,
            clock);
    try {
      Listener listener = server.listen(0, new RuntimeApi(environment));
      environment.reachableAt(listener.authority());
      return new Room(environment, listener);
    } catch (IOException failure) {
      throw new UncheckedIOException("no port is free for the Runtime API", failure);
    }
  }

  @Override
  public InFlight invoke(Invocation invocation) {
    return environment.invoke(invocation);
  }

  @Override
  public CompletableFuture<Void> close(Duration grace) {
    return environment.close(grace).thenRun(listener::close);
  }

  /** A log stream's name as Lambda makes them: the day, the version, and a random number. */
  private static String streamName(Clock clock) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "%s/[$LATEST]%016x%016x"
        .formatted(DAY.format(clock.now()), random.nextLong(), random.nextLong());
  }
}
