package dev.lava.runtime;

import dev.lava.runtime.handler.Handler;
import dev.lava.runtime.invocation.FunctionEnvironment;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.InvocationContext;
import dev.lava.runtime.invocation.Invocations;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Receipt;
import dev.lava.runtime.log.FunctionLogger;
import java.io.IOError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes invocations one after the other and has the function answer them. */
final class InvocationLoop {
  private final Invocations invocations;
  private final Handler handler;
  private final FunctionEnvironment environment;
  private final FunctionLogger logger;
  private final TraceContext trace;
  private final boolean alone;

  /**
   * A loop over invocations.
   *
   * @param alone whether no other loop runs in this process
   */
  InvocationLoop(
      Invocations invocations,
      Handler handler,
      FunctionEnvironment environment,
      FunctionLogger logger,
      TraceContext trace,
      boolean alone) {
    this.invocations = invocations;
    this.handler = handler;
    this.environment = environment;
    this.logger = logger;
    this.trace = trace;
    this.alone = alone;
  }

  /**
   * Runs until the function fails in a way that leaves the process in doubt; that failure is
   * reported by then. Where other loops run beside it, it goes on even so.
   *
   * @throws IOException where there are no more invocations, or, alone, where an outcome cannot be
   *     handed over
   */
  void run() throws IOException {
    boolean goesOn;
    do {
      Invocation invocation = invocations.next();
      logger.begin(invocation.requestId(), invocation.tenantId());
      trace.begin(invocation.traceId());
      try {
        goesOn = answer(invocation);
      } finally {
        trace.end();
        // An interrupt that the function left behind is not the next invocation's.
        Thread.interrupted();
        logger.end();
      }
    } while (goesOn);
  }

  private boolean answer(Invocation invocation) throws IOException {
    Outcome outcome = outcome(invocation);
    Throwable failure;
    try {
      failure = failure(outcome, invocations.complete(invocation, outcome));
    } catch (IOException e) {
      if (alone) {
        throw e;
      }
      logger.failed("The outcome of " + invocation.requestId() + " could not be handed over", e);
      return true;
    }
    if (failure != null) {
      logger.failed("The function failed", failure);
    }
    return !alone || !leavesDoubt(failure);
  }

  private Outcome outcome(Invocation invocation) {
    try {
      return handler.handle(invocation, new InvocationContext(invocation, environment, logger));
    } catch (Throwable thrown) {
      return new Outcome.Failure(thrown);
    }
  }

  /** What the function threw, sooner or later; null where it did not. */
  private @Nullable Throwable failure(Outcome outcome, Receipt receipt) {
    if (receipt instanceof Receipt.Refused refused) {
      logger.log(refused.reason() + "\n");
    }
    if (receipt instanceof Receipt.Failed failed) {
      return failed.cause();
    }
    return outcome instanceof Outcome.Failure failure ? failure.cause() : null;
  }

  /** After these nobody knows what state the JVM is in; the platform starts another. */
  private static boolean leavesDoubt(@Nullable Throwable failure) {
    return failure instanceof VirtualMachineError || failure instanceof IOError;
  }
}
