package dev.lava.runtime;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.lava.runtime.api.ErrorReport;
import dev.lava.runtime.api.RuntimeApi;
import dev.lava.runtime.handler.Handler;
import dev.lava.runtime.handler.HandlerResolver;
import dev.lava.runtime.handler.Resolution;
import dev.lava.runtime.invocation.FunctionEnvironment;
import dev.lava.runtime.log.FunctionLogger;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;

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

  private final Map<String, String> variables;
  private final RuntimeApi api;

  private LavaRuntime(Map<String, String> variables, RuntimeApi api) {
    this.variables = variables;
    this.api = api;
  }

  /** Starts the function and answers invocations until the process is told to end. */
  public static void main(String[] arguments) {
    Map<String, String> variables = System.getenv();
    String address = variables.get("AWS_LAMBDA_RUNTIME_API");
    if (address == null || address.isEmpty()) {
      System.err.println(
          "lava: AWS_LAMBDA_RUNTIME_API is not set. Lambda and `lava run` set it to the host and port"
              + " of the Runtime API, such as 127.0.0.1:9001.");
      System.exit(FAILED);
      return;
    }
    try {
      String handler = arguments.length > 0 ? arguments[0] : variables.get("_HANDLER");
      new LavaRuntime(variables, new RuntimeApi(address)).run(handler == null ? "" : handler);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("lava: the runtime ends: " + e.getMessage());
    }
    // Threads that the function left behind must not keep a process that answers no more.
    System.exit(FAILED);
  }

  /** Returns where the process is to end. */
  private void run(String handlerName) throws IOException {
    FunctionEnvironment environment;
    FunctionLogger logger;
    try {
      environment = FunctionEnvironment.of(variables);
      logger = FunctionLogger.of(variables);
    } catch (IllegalArgumentException e) {
      System.err.println("lava: " + e.getMessage());
      api.failInit(ErrorReport.ofBadFunction(String.valueOf(e.getMessage()), null));
      return;
    }
    install(logger);
    ClassLoader loader = LavaRuntime.class.getClassLoader();
    String classPath = System.getProperty("java.class.path", "");
    Resolution resolution = new HandlerResolver(loader, classPath).resolve(handlerName);
    if (resolution instanceof Resolution.Found found) {
      Handler handler = found.handler();
      new InvocationLoop(api, handler, environment, logger).run();
    } else {
      fail((Resolution.Failed) resolution, logger);
    }
  }

  private void fail(Resolution.Failed failed, FunctionLogger logger) throws IOException {
    Throwable cause = failed.cause();
    api.failInit(ErrorReport.ofBadFunction(failed.message(), failed.errorType()));
    if (cause == null) {
      logger.log(failed.message() + "\n");
    } else {
      logger.failed(failed.message(), cause);
    }
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
