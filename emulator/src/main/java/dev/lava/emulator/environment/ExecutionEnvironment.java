package dev.lava.emulator.environment;

import dev.lava.emulator.environment.Effect.Allowance;
import dev.lava.emulator.environment.State.Phase;
import dev.lava.emulator.log.LogLine.Source;
import dev.lava.emulator.log.LogStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An environment that carries out what {@link Lifecycle} decides. Safe to use from several threads.
 *
 * <p>Each event is decided and carried out by the thread that brings it, under one lock, so that an
 * invocation reaches the process's waiting call by a single hand-over. What may take long is left
 * to virtual threads: starting and ending a process, and the last lines of an invocation's log.
 */
public final class ExecutionEnvironment {
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(1);

  private final FunctionProfile function;
  private final FunctionLauncher launcher;
  private final LogStream log;
  private final Clock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State state = new State.Fresh();
  private Optional<String> runtimeApi = Optional.empty();
  private @Nullable ProcessRun run;
  private @Nullable CurrentInvocation current;
  private Next.@Nullable Delivered handedOver;
  private Instant deadline = Instant.EPOCH;
  private Runnable cancelLimit = () -> {};
  private long limits;
  private long nextCalls;

  /**
   * An environment in which nothing runs yet.
   *
   * @param function the function
   * @param launcher starts its processes
   * @param log takes what they write, and what the platform adds
   * @param clock measures and limits them
   */
  public ExecutionEnvironment(
      FunctionProfile function, FunctionLauncher launcher, LogStream log, Clock clock) {
    this.function = function;
    this.launcher = launcher;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Says as {@code HOST:PORT} where its processes find it; to be called before the first invoke.
   */
  public void reachableAt(String runtimeApi) {
    lock.lock();
    try {
      this.runtimeApi = Optional.of(runtimeApi);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes an invocation; there must be none, or its {@code ended} must have completed. Returns at
   * once. Both futures of what it returns are cancelled where the environment is closed.
   */
  public InFlight invoke(Invocation invocation) {
    lock.lock();
    try {
      return switch (Lifecycle.step(state, new Event.Invoked(invocation))) {
        case Step.Moved moved -> {
          CurrentInvocation accepted = new CurrentInvocation(invocation, function);
          current = accepted;
          carryOut(moved);
          yield accepted.inFlight;
        }
        case Step.Refused _ -> {
          InFlight refused = InFlight.begun();
          cancel(refused);
          yield refused;
        }
      };
    } finally {
      lock.unlock();
    }
  }

  /** The process asks for its next invocation: waits for one, for ever if need be. */
  public Next next() throws InterruptedException {
    lock.lock();
    try {
      ProcessRun asking = run;
      Optional<Refusal> refusal = on(new Event.NextCalled());
      if (refusal.isPresent()) {
        return new Next.Refused(refusal.get());
      }
      long call = ++nextCalls;
      changed.signalAll();
      while (true) {
        if (run != asking || asking == null) {
          return new Next.Refused(new Refusal.ProcessGone());
        }
        if (call != nextCalls) {
          return new Next.Refused(new Refusal.Superseded());
        }
        Next.Delivered delivered = handedOver;
        if (delivered != null) {
          handedOver = null;
          return delivered;
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The process answers an invocation. Returns why that was refused, if it was. */
  public Optional<Refusal> answer(Answering answering, Outcome outcome) {
    return accept(new Event.AnswerPosted(answering, outcome));
  }

  /** The process says that its init failed. Returns why that was refused, if it was. */
  public Optional<Refusal> failInit(Outcome.ReportedError error) {
    return accept(new Event.InitErrorPosted(error));
  }

  /**
   * Ends its process and takes no more invocations.
   *
   * @param grace how long the process has to end by itself after it is asked to; zero ends it at
   *     once
   * @return completes when the process is gone
   */
  public CompletableFuture<Void> close(Duration grace) {
    lock.lock();
    try {
      on(new Event.CloseRequested());
      ProcessRun last = run;
      if (last == null) {
        return CompletableFuture.completedFuture(null);
      }
      if (grace.isZero()) {
        last.kill();
      } else {
        last.terminate();
        Runnable stop = clock.schedule(grace, last::kill);
        last.gone().thenRun(stop);
      }
      return last.gone();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Refusal> accept(Event event) {
    lock.lock();
    try {
      return on(event);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Refusal> on(Event event) {
    return switch (Lifecycle.step(state, event)) {
      case Step.Moved moved -> {
        carryOut(moved);
        yield Optional.empty();
      }
      case Step.Refused(Refusal refusal) -> Optional.of(refusal);
    };
  }

  private void carryOut(Step.Moved step) {
    state = step.next();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Launch _ -> launch();
        case Effect.Kill _ -> kill();
        case Effect.Limit(Allowance allowance) -> limit(allowance);
        case Effect.NoLimit _ -> cancelLimit.run();
        case Effect.InitSucceeded(Phase phase) -> initSucceeded(phase);
        case Effect.InitFailed(Phase phase, Outcome outcome) -> initFailed(phase, outcome);
        case Effect.Begin(Invocation invocation) -> begin(invocation);
        case Effect.HandOver(Invocation invocation) -> handOver(invocation);
        case Effect.Reply(Outcome outcome) -> reply(outcome);
        case Effect.End _ -> end();
        case Effect.Abandon _ -> abandon(current().inFlight);
      }
    }
  }

  private void launch() {
    Map<String, String> variables = new HashMap<>(function.variables());
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi.orElseThrow());
    ProcessRun launched = new ProcessRun(log);
    run = launched;
    handedOver = null;
    current().launched(clock.nanoTime());
    launched.start(launcher, Map.copyOf(variables), event -> fromProcess(launched, event));
  }

  /** A process that is gone takes its waiting calls with it. */
  private void fromProcess(ProcessRun source, Event event) {
    lock.lock();
    try {
      if (run == source) {
        on(event);
        if (run == source) {
          run = null;
        }
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void kill() {
    if (run != null) {
      run.kill();
    }
  }

  private void limit(Allowance allowance) {
    cancelLimit.run();
    long number = ++limits;
    Duration length =
        switch (allowance) {
          case INIT -> function.initLimit();
          case FUNCTION -> function.timeout();
          case EXIT -> EXIT_LIMIT;
        };
    if (allowance == Allowance.FUNCTION) {
      deadline = clock.now().plus(length);
    }
    Runnable cancel = clock.schedule(length, () -> limitReached(number));
    cancelLimit =
        () -> {
          limits++;
          cancel.run();
        };
  }

  private void limitReached(long number) {
    lock.lock();
    try {
      if (number == limits) {
        on(new Event.LimitReached());
      }
    } finally {
      lock.unlock();
    }
  }

  private void initSucceeded(Phase phase) {
    if (phase == Phase.INIT) {
      current().initialised(clock.nanoTime());
    }
  }

  private void initFailed(Phase phase, Outcome outcome) {
    platform(
        "INIT_REPORT Init Duration: %s\tPhase: %s\t%s"
            .formatted(
                Wording.milliseconds(current().sinceLaunch(clock.nanoTime())),
                phase.name().toLowerCase(Locale.ROOT),
                Wording.status(outcome)));
  }

  private void begin(Invocation invocation) {
    log.beginTail();
    platform("START RequestId: %s Version: $LATEST".formatted(invocation.requestId()));
    current().begun(clock.nanoTime());
  }

  private void handOver(Invocation invocation) {
    handedOver = new Next.Delivered(invocation, deadline);
    changed.signalAll();
  }

  private void reply(Outcome outcome) {
    CurrentInvocation invocation = current();
    String requestId = invocation.invocation.requestId();
    invocation.cameOut(outcome, clock.nanoTime());
    invocation.inFlight.answered().complete(Wording.answer(outcome, requestId, function.timeout()));
    Wording.logLines(outcome, requestId, function.timeout(), clock.now().toString())
        .forEach(this::platform);
  }

  private void end() {
    CurrentInvocation invocation = current();
    invocation.stopped(clock.nanoTime());
    Optional<ProcessRun> last = Optional.ofNullable(run);
    Thread.ofVirtual().name("lava-emulator-report").start(() -> report(invocation, last));
  }

  private void report(CurrentInvocation invocation, Optional<ProcessRun> last) {
    last.ifPresent(ProcessRun::flushOutput);
    Report report =
        invocation.report(last.map(ProcessRun::peakMemoryBytes).orElse(OptionalLong.empty()));
    platform("END RequestId: " + report.requestId());
    platform(invocation.line(report));
    invocation.inFlight.ended().complete(new Ended(report, log.tail()));
  }

  private CurrentInvocation current() {
    CurrentInvocation invocation = current;
    if (invocation == null) {
      throw new IllegalStateException("no invocation in state " + state);
    }
    return invocation;
  }

  private void platform(String line) {
    log.write(Source.PLATFORM, line);
  }

  /** On another thread, since whoever waits for the futures must not run under the lock. */
  private static void abandon(InFlight inFlight) {
    Thread.ofVirtual().name("lava-emulator-abandon").start(() -> cancel(inFlight));
  }

  private static void cancel(InFlight inFlight) {
    inFlight.answered().cancel(false);
    inFlight.ended().cancel(false);
  }
}
