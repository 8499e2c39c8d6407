package dev.lava.runtime;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.lava.api.Shutdown;
import dev.lava.runtime.api.ErrorReport;
import dev.lava.runtime.api.RuntimeApi;
import dev.lava.runtime.api.ShutdownNotice;
import dev.lava.runtime.handler.Handler;
import dev.lava.runtime.handler.HandlerResolver;
import dev.lava.runtime.handler.Resolution;
import dev.lava.runtime.invocation.FunctionEnvironment;
import dev.lava.runtime.log.FunctionLogger;
import dev.lava.runtime.phases.StartPhases;
import dev.lava.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process of a function. The handler's name is the one argument, or the environment variable
 * {@code _HANDLER}.
 *
 * <p>Ends with status 1 where the function cannot be started, the Runtime API fails, or the
 * function failed with a {@code VirtualMachineError} or {@code IOError}; the first and the last are
 * reported to the platform before. {@code System.exit} in the function does what it always does.
 */
public final class LavaRuntime {
  private static final int FAILED = 1;

  private static final boolean PHASES = System.getProperty(StartPhases.PROPERTY) != null;

  /** The one of this process, once its environment has been read. */
  private static @Nullable LavaRuntime started;

  private final String address;
  private final RuntimeApi api;
  private final FunctionEnvironment environment;
  private final FunctionLogger logger;
  private final Concurrency concurrency;
  private final boolean snapStart;

  private LavaRuntime(
      String address,
      RuntimeApi api,
      FunctionEnvironment environment,
      FunctionLogger logger,
      Concurrency concurrency,
      boolean snapStart) {
    this.address = address;
    this.api = api;
    this.environment = environment;
    this.logger = logger;
    this.concurrency = concurrency;
    this.snapStart = snapStart;
  }

  /** Starts the function and answers invocations until the process is told to end. */
  public static void main(String[] arguments) {
    reach(StartPhases.MAIN);
    String named = arguments.length > 0 ? arguments[0] : System.getenv("_HANDLER");
    run(null, named == null ? "" : named);
  }

  private static void reach(int point) {
    if (PHASES) {
      StartPhases.reach(point, System.nanoTime());
    }
  }

  /** What a program hands over. */
  interface Program {
    /** The function, or why it is none. */
    Resolution resolve(HandlerResolver resolver);
  }

  /**
   * Answers invocations with a function that a program hands over, be it started by {@link #main}
   * or by itself. Does not return: the process ends as it does with {@link #main}.
   */
  static void serve(Program program) {
    run(program, "");
  }

  /** Runs a program's function, or where there is no program the one of a name; then exits. */
  private static void run(@Nullable Program program, String handler) {
    try {
      LavaRuntime runtime = started == null ? start(System.getenv()) : started;
      if (runtime != null) {
        reach(StartPhases.RESOLVING);
        HandlerResolver resolver = runtime.resolver();
        Resolution resolution =
            program == null ? resolver.resolve(handler) : program.resolve(resolver);
        reach(StartPhases.RESOLVED);
        runtime.answer(resolution);
      }
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("lava: the runtime ends: " + e.getMessage());
    } catch (Error e) {
      halt(e);
    }
    // Threads that the function left behind must not keep a process that answers no more.
    System.exit(FAILED);
  }

  /**
   * Ends a process that is out of memory even for reporting that it is: hooks would only fail as
   * well, and threads that the function left behind would keep it until the invocation's timeout.
   */
  private static void halt(Error error) {
    try {
      System.err.println(error);
    } finally {
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /** Reads the environment; gives null where it will not do, which has been told by then. */
  private static @Nullable LavaRuntime start(Map<String, String> variables) throws IOException {
    String address = variables.get("AWS_LAMBDA_RUNTIME_API");
    if (address == null || address.isEmpty()) {
      System.err.println(
          "lava: AWS_LAMBDA_RUNTIME_API is not set. Lambda and `lava run` set it to the host and port"
              + " of the Runtime API, such as 127.0.0.1:9001.");
      return null;
    }
    RuntimeApi api = new RuntimeApi(address);
    List<String> problems = new ArrayList<>();
    FunctionEnvironment environment = FunctionEnvironment.of(variables, problems);
    Concurrency concurrency = Concurrency.of(variables, problems);
    FunctionLogger logger = FunctionLogger.of(variables, concurrency.shared(), problems);
    UnknownNames.remember(variables, problems);
    if (!problems.isEmpty()) {
      String message = String.join("\n", problems);
      System.err.println("lava: " + message);
      api.failInit(ErrorReport.ofBadFunction(message, null));
      return null;
    }
    install(logger);
    logger.capture();
    boolean snapStart = "snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
    if (snapStart) {
      Snapshot.announce();
    }
    started = new LavaRuntime(address, api, environment, logger, concurrency, snapStart);
    return started;
  }

  private HandlerResolver resolver() {
    ClassLoader loader = LavaRuntime.class.getClassLoader();
    String classPath = System.getProperty("java.class.path", "");
    return new HandlerResolver(loader, classPath, System.getenv(), concurrency.shared());
  }

  /** Answers invocations, or reports why there is no function to do so; then the process ends. */
  private void answer(Resolution resolution) throws IOException {
    if (resolution instanceof Resolution.Found found) {
      answer(found.handler());
    } else if (resolution instanceof Resolution.Program program) {
      // It comes back by way of serve; where it does not, it has failed.
      fail(program.run());
    } else {
      fail((Resolution.Failed) resolution);
    }
  }

  private void fail(Resolution.Failed failed) throws IOException {
    Throwable cause = failed.cause();
    api.failInit(ErrorReport.ofBadFunction(failed.message(), failed.errorType()));
    if (cause == null) {
      logger.log(failed.message() + "\n");
    } else {
      logger.failed(failed.message(), cause);
    }
  }

  /** Goes on in a copy of this process where the platform takes a snapshot of it. */
  private void passSnapshot() {
    if (snapStart && !Snapshot.pass(api, logger)) {
      System.exit(Snapshot.HOOK_FAILED);
    }
  }

  /** Answers invocations; returns where the process is to end. */
  private void answer(Handler handler) throws IOException {
    if (System.getProperty(Shutdown.IN_USE) != null && !ShutdownNotice.ask(address)) {
      logger.log(
          "lava: shutdown hooks may not run, the platform refused the extension that they need.\n");
    }
    passSnapshot();
    if (concurrency.shared()) {
      answerSeveral(handler);
    } else {
      loop(api, handler, new TraceContext.OfProcess()).run();
    }
  }

  private void answerSeveral(Handler handler) throws IOException {
    Workers workers = new Workers(logger);
    TraceContext trace = ThreadTrace.in(LavaRuntime.class.getClassLoader());
    for (int i = 0; i < concurrency.workers(); i++) {
      workers.start(loop(new RuntimeApi(address), handler, trace));
    }
    workers.await();
  }

  private InvocationLoop loop(RuntimeApi invocations, Handler handler, TraceContext trace) {
    return new InvocationLoop(
        invocations, handler, environment, logger, trace, !concurrency.shared());
  }

  /**
   * Sets the private field of AWS's class that its own runtime sets as well; there is no other way.
   * A {@code VarHandle} does it, since {@code Field.set} would first have the JVM compose method
   * handles, which takes longer than all else here.
   */
  private static void install(LambdaLogger logger) {
    try {
      VarHandle field =
          MethodHandles.privateLookupIn(LambdaRuntime.class, MethodHandles.lookup())
              .findStaticVarHandle(LambdaRuntime.class, "logger", LambdaLogger.class);
      field.setVolatile(logger);
    } catch (ReflectiveOperationException e) {
      // The function brings another version of aws-lambda-java-core, whose logger then stays.
      System.err.println("lava: LambdaRuntime.getLogger() writes to System.out directly: " + e);
    }
  }
}
