package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lava.api.Shutdown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Functions that run in a process of their own. */
public final class ProcessFunctions {
  private ProcessFunctions() {}

  /** What comes in. */
  public static class Greeting {
    private @Nullable String name;
    private int times;

    public @Nullable String getName() {
      return name;
    }

    public void setName(@Nullable String name) {
      this.name = name;
    }

    public int getTimes() {
      return times;
    }

    public void setTimes(int times) {
      this.times = times;
    }
  }

  /** Gives what it takes. */
  public static class Echo implements RequestHandler<Greeting, Greeting> {
    @Override
    public Greeting handleRequest(Greeting input, Context context) {
      return input;
    }
  }

  /** Waits until three invocations are here, and gives the trace of its own. */
  public static class Meets implements RequestHandler<Object, String> {
    private static final CyclicBarrier THREE = new CyclicBarrier(3);

    @Override
    public String handleRequest(Object input, Context context) {
      try {
        THREE.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
      String trace = SdkInternalThreadLocal.get("AWS_LAMBDA_X_TRACE_ID");
      String everybodys = System.getProperty("com.amazonaws.xray.traceHeader");
      return trace + (everybodys == null ? ", not the process's" : ", everybody's");
    }
  }

  /** Has something to do at the end. */
  public static class Tidies implements RequestHandler<Object, String> {
    @SuppressWarnings("resource") // stays until the end
    public Tidies() {
      Shutdown.register("tidy up", () -> System.out.println("tidied up"));
    }

    @Override
    public String handleRequest(Object input, Context context) {
      return "";
    }
  }

  /** Fails as the event says. */
  public static class Fails implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> input, Context context) {
      String how = input.getOrDefault("how", "");
      return switch (how) {
        case "checked" -> throw Fails.<RuntimeException>unchecked(new Exception("checked"));
        case "no message" -> throw new IllegalStateException();
        case "cause" -> throw new IllegalStateException("outer", new RuntimeException("inner"));
        case "error" -> throw new AssertionError("error");
        case "overflow" -> handleRequest(input, context) + "x";
        case "in the JDK" -> String.valueOf(Integer.parseInt("x"));
        case "exit" -> {
          System.exit(7);
          yield "";
        }
        default -> throw new IllegalArgumentException("cannot " + how);
      };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws as other languages do
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  /** Tells its context. */
  public static class Tells implements RequestHandler<Object, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Object input, Context context) {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("requestId", context.getAwsRequestId());
      told.put("arn", context.getInvokedFunctionArn());
      told.put("name", context.getFunctionName());
      told.put("version", context.getFunctionVersion());
      told.put("memory", context.getMemoryLimitInMB());
      told.put("logGroup", context.getLogGroupName());
      told.put("logStream", context.getLogStreamName());
      told.put("timeLeft", context.getRemainingTimeInMillis() > 1_000_000);
      told.put("trace", System.getProperty("com.amazonaws.xray.traceHeader"));
      ClientContext client = context.getClientContext();
      if (client != null) {
        told.put("app", client.getClient().getAppTitle());
        told.put("custom", client.getCustom());
        told.put("env", client.getEnvironment());
      }
      CognitoIdentity identity = context.getIdentity();
      if (identity != null) {
        told.put("identity", identity.getIdentityId());
        told.put("pool", identity.getIdentityPoolId());
      }
      return told;
    }
  }

  /** Logs in every way. */
  public static class Logs implements RequestHandler<Object, String> {
    @Override
    public String handleRequest(Object input, Context context) {
      context.getLogger().log("plain\n");
      context.getLogger().log("low\n", LogLevel.DEBUG);
      context.getLogger().log("high\n", LogLevel.ERROR);
      LambdaRuntime.getLogger().log("global é\n", LogLevel.WARN);
      LambdaRuntime.getLogger().log("bytes\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return "";
    }
  }

  /** Cannot be made. */
  public static class Unmakeable implements RequestHandler<Object, String> {
    public Unmakeable() {
      throw new IllegalStateException("no configuration");
    }

    @Override
    public String handleRequest(Object input, Context context) {
      return "";
    }
  }
}
