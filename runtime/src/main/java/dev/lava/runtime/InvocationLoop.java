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
  /** Where AWS's X-Ray SDK and OpenTelemetry look for the trace of the current invocation. */
  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private final Invocations invocations;
  private final Handler handler;
  private final FunctionEnvironment environment;
  private final FunctionLogger logger;

  InvocationLoop(
      Invocations invocations,
      Handler handler,
      FunctionEnvironment environment,
      FunctionLogger logger) {
    this.invocations = invocations;
    this.handler = handler;
    this.environment = environment;
    this.logger = logger;
  }

  /**
   * Runs until the function fails in a way that leaves the process in doubt; that failure is
   * reported by then.
   *
   * @throws IOException where there are no more invocations, or an outcome cannot be handed over
   */
  void run() throws IOException {
    Throwable failure;
    do {
      Invocation invocation = invocations.next();
      logger.begin(invocation.requestId(), invocation.tenantId());
      Outcome outcome = outcome(invocation);
      failure = failure(outcome, invocations.complete(invocation, outcome));
      if (failure != null) {
        logger.failed("The function failed", failure);
      }
      // An interrupt that the function left behind is not the next invocation's.
      Thread.interrupted();
      logger.end();
    } while (!endsTheProcess(failure));
  }

  private Outcome outcome(Invocation invocation) {
    trace(invocation);
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

  private static void trace(Invocation invocation) {
    String trace = invocation.traceId();
    if (trace == null) {
      System.clearProperty(TRACE_PROPERTY);
    } else {
      System.setProperty(TRACE_PROPERTY, trace);
    }
  }

  /** After these nobody knows what state the JVM is in; the platform starts another. */
  private static boolean endsTheProcess(@Nullable Throwable failure) {
    return failure instanceof VirtualMachineError || failure instanceof IOError;
  }
}
