package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;

/** A {@code RequestHandler}: an object in, an object out, JSON on either side. */
final class ObjectHandler implements Handler {
  private final RequestHandler<Object, Object> function;
  private final JsonBody json;

  ObjectHandler(RequestHandler<Object, Object> function, JsonBody json) {
    this.function = function;
    this.json = json;
  }

  @Override
  public Outcome handle(Invocation invocation, Context context) {
    return json.write(function.handleRequest(json.read(invocation.event()), context));
  }
}
