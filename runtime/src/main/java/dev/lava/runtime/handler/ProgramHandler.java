package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lava.api.FunctionContext;
import dev.lava.api.Lava;
import dev.lava.runtime.body.BodyCodecs;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A function that a program hands over: an object in, an object out. */
final class ProgramHandler implements Handler {
  private final Lava.ContextFunction<Object> function;
  private final JsonBody json;

  /**
   * The handler of a function.
   *
   * @param event what the function takes, which nothing but its caller knows
   */
  @SuppressWarnings("unchecked") // Lava.run has had both of one type
  ProgramHandler(Type event, Lava.ContextFunction<?> function, BodyCodecs codecs) {
    this.function = (Lava.ContextFunction<Object>) function;
    // What a lambda returns cannot be asked; each answer is encoded by its own class.
    this.json = new JsonBody(codecs, event, Object.class);
  }

  @Override
  public Outcome handle(Invocation invocation, Context context) throws Exception {
    return json.write(function.handle(json.read(invocation.event()), new Asked(context)));
  }

  /** A function of bytes as AWS's interface has it. */
  record Bytes(Lava.BytesFunction function) implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      function.handle(event, answer, new Asked(context));
    }
  }

  /** A context in the terms of Lava's own interface. */
  private record Asked(Context context) implements FunctionContext {
    @Override
    public String requestId() {
      return context.getAwsRequestId();
    }

    @Override
    public String functionArn() {
      return context.getInvokedFunctionArn();
    }

    @Override
    public @Nullable String traceId() {
      return context.getXrayTraceId();
    }

    @Override
    public @Nullable String tenantId() {
      return context.getTenantId();
    }

    @Override
    public Duration remainingTime() {
      return Duration.ofMillis(context.getRemainingTimeInMillis());
    }

    @Override
    public void log(String message) {
      context.getLogger().log(message);
    }

    @Override
    public <T> T as(Class<T> type) {
      if (!type.isInstance(context)) {
        throw new IllegalArgumentException(
            "the context is a " + Context.class.getName() + ", and no " + type.getName());
      }
      return type.cast(context);
    }
  }
}
