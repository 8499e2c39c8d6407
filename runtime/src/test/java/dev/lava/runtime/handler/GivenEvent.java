package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lava.runtime.invocation.FunctionEnvironment;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.InvocationContext;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.log.FunctionLogger;

/** An event of the invocation {@code request-1}. */
record GivenEvent(String event) {
  /** What a handler makes of it; throws what the handler throws. */
  Outcome to(Handler handler) throws Throwable {
    Invocation invocation =
        new Invocation("request-1", Payload.of(event), 0, "", null, null, null, null, null);
    FunctionEnvironment environment = new FunctionEnvironment("f", "1", 128, null, null);
    return handler.handle(
        invocation,
        new InvocationContext(invocation, environment, new FunctionLogger(LogLevel.UNDEFINED)));
  }
}
