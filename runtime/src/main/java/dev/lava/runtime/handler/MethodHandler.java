package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.PayloadOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A method named in the handler, of any accepted shape. */
abstract class MethodHandler implements Handler {
  private final MethodShape shape;
  private final JsonBody json;

  MethodHandler(MethodShape shape, JsonBody json) {
    this.shape = shape;
    this.json = json;
  }

  @Override
  public final Outcome handle(Invocation invocation, Context context) throws Throwable {
    PayloadOutputStream answer = shape.hasOutput() ? new PayloadOutputStream() : null;
    Object result = call(arguments(invocation, context, answer));
    if (answer != null) {
      return new Outcome.Answer(answer.payload());
    }
    // With AWS's runtime, what a method of streams returns is not looked at.
    return shape.hasInput() && !JsonBody.isStreamed(result) ? JsonBody.NULL : json.write(result);
  }

  /**
   * What the method is given.
   *
   * @param answer where it writes; null where its shape has no such parameter
   */
  final @Nullable Object[] arguments(
      Invocation invocation, Context context, @Nullable OutputStream answer) {
    @Nullable Object[] arguments = new Object[shape.size()];
    for (int i = 0; i < arguments.length; i++) {
      MethodShape.Role role = shape.role(i);
      if (role == MethodShape.Role.CONTEXT) {
        arguments[i] = context;
      } else if (role == MethodShape.Role.INPUT) {
        arguments[i] = invocation.event().stream();
      } else if (role == MethodShape.Role.OUTPUT) {
        arguments[i] = answer;
      } else {
        arguments[i] = json.read(invocation.event());
      }
    }
    return arguments;
  }

  /** Calls the method; throws what it throws. */
  abstract @Nullable Object call(@Nullable Object[] arguments) throws Throwable;
}
