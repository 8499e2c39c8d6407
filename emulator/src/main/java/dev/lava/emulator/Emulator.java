package dev.lava.emulator;

import dev.lava.emulator.environment.Answer;
import dev.lava.emulator.environment.Clock;
import dev.lava.emulator.environment.Ended;
import dev.lava.emulator.environment.FunctionLauncher;
import dev.lava.emulator.environment.InFlight;
import dev.lava.emulator.environment.Invocation;
import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.http.Listener;
import dev.lava.emulator.http.LoopbackServer;
import dev.lava.emulator.invoke.FunctionIdentity;
import dev.lava.emulator.invoke.InvokeApi;
import dev.lava.emulator.pool.Admission;
import dev.lava.emulator.pool.EnvironmentPool;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function that can be invoked on this machine, as if AWS Lambda ran it.
 *
 * {@snippet :
 * try (Emulator emulator =
 *     Emulator.start(FunctionSettings.of("greeting"), launcher, EmulatorOptions.defaults())) {
 *   InvocationResult result = emulator.invoke("{\"name\":\"Ada\"}".getBytes(UTF_8));
 *   assertThat(result.payload().text()).isEqualTo("\"Hello, Ada\"");
 * }
 * }
 *
 * <p>Safe to use from several threads. What the function's callers are told about its failures is a
 * result, not an exception; so is the failure of a process to start.
 */
public final class Emulator implements AutoCloseable {
  /** How long a process that was killed may take to be gone. */
  private static final Duration LAST_RESORT = Duration.ofSeconds(10);

  private final FunctionSettings function;
  private final EmulatorOptions options;
  private final FunctionIdentity identity;
  private final LoopbackServer server;
  private final EnvironmentPool pool;
  private final Listener listener;

  private Emulator(
      FunctionSettings function, FunctionLauncher launcher, EmulatorOptions options, Clock clock) {
    this.function = function;
    this.options = options;
    this.identity = new FunctionIdentity(function.name(), function.region());
    this.server = LoopbackServer.start(function.maximumConcurrency() + 1);
    this.pool =
        new EnvironmentPool(
            function.maximumConcurrency(),
            options.patience(),
            () -> Room.open(function, launcher, options, clock, server));
    try {
      this.listener = server.listen(options.port(), new InvokeApi(identity, pool::invoke));
    } catch (IOException failure) {
      server.close();
      throw new PortUnavailableException(
          "port %d of 127.0.0.1 cannot be used for the Invoke API: %s. Stop what listens there, or choose another port; 0 takes any free one."
              .formatted(options.port(), rootMessage(failure)),
          failure);
    }
  }

  /**
   * Does ahead what the first start in a JVM otherwise does, while the caller has other work to
   * wait for. Calling it is never needed; calling it again is harmless.
   */
  public static void prepare() {
    Rehearsal.hold();
  }

  /**
   * Starts the Invoke API. No process of the function starts before the first invocation, as in
   * AWS. The first start in a JVM takes longer, so that the first invocation does not.
   *
   * @throws PortUnavailableException where the port is taken
   */
  public static Emulator start(
      FunctionSettings function, FunctionLauncher launcher, EmulatorOptions options) {
    Rehearsal.hold();
    return start(function, launcher, options, Clock.SYSTEM);
  }

  static Emulator start(
      FunctionSettings function, FunctionLauncher launcher, EmulatorOptions options, Clock clock) {
    return new Emulator(function, launcher, options, clock);
  }

  /** Invokes the function with an event and waits for what comes of it. */
  public InvocationResult invoke(byte[] payload) {
    return invoke(InvocationRequest.of(Payload.of(payload)));
  }

  /**
   * Invokes the function and waits until it is free for the next invocation, so that the result
   * knows what this one took. The payload is handed over as it is, JSON or not.
   *
   * @throws TooManyRequestsException where all environments are busy for longer than the patience
   * @throws EmulatorClosedException where the emulator is closed before the end
   */
  public InvocationResult invoke(InvocationRequest request) {
    Invocation invocation =
        Invocation.begin(
            identity.arn(),
            request.payload(),
            request.traceId(),
            request.clientContext(),
            request.cognitoIdentity(),
            request.tenantId());
    try {
      return switch (pool.invoke(invocation)) {
        case Admission.Admitted(InFlight inFlight) -> result(inFlight);
        case Admission.Throttled _ ->
            throw new TooManyRequestsException(
                "all %d environments of the function %s are busy, and an invocation waits no longer than %s ms; raise the maximum concurrency or the patience"
                    .formatted(
                        function.maximumConcurrency(),
                        function.name(),
                        options.patience().toMillis()));
        case Admission.Closed _ -> throw closed();
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new EmulatorClosedException(
          "the thread was interrupted while it waited for the function " + function.name());
    }
  }

  /** Where the Invoke API is: {@code http://127.0.0.1:PORT}. */
  public URI address() {
    return listener.address();
  }

  /**
   * Ends all processes, answers what still waits with an error, and frees the port. Returns when
   * the processes are gone; calling it again is harmless.
   */
  @Override
  public void close() {
    try {
      pool.close(options.shutdownGrace())
          .get(options.shutdownGrace().plus(LAST_RESORT).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException _) {
      // A process that cannot be ended must not keep its emulator from ending.
    } finally {
      server.close();
    }
  }

  private InvocationResult result(InFlight inFlight) throws InterruptedException {
    try {
      Answer answer = inFlight.answered().get();
      Ended ended = inFlight.ended().get();
      return new InvocationResult(
          answer.payload(),
          answer.failed() ? Optional.of("Unhandled") : Optional.empty(),
          ended.logTail(),
          ended.report());
    } catch (CancellationException _) {
      throw closed();
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException("an invocation ended without an outcome", unexpected);
    }
  }

  private EmulatorClosedException closed() {
    return new EmulatorClosedException(
        "the emulator of the function %s was closed before the invocation was over"
            .formatted(function.name()));
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
