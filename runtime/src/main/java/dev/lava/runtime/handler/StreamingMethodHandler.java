package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lava.api.StreamedResponse;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;

/** A method with an {@code OutputStream} whose answer is sent while it writes. */
final class StreamingMethodHandler implements Handler {
  private final MethodHandler method;

  StreamingMethodHandler(MethodHandler method) {
    this.method = method;
  }

  @Override
  public Outcome handle(Invocation invocation, Context context) {
    return new Outcome.Stream(
        StreamedResponse.of(
            out -> {
              try {
                method.call(method.arguments(invocation, context, out));
              } catch (Throwable thrown) {
                throw StreamingMethodHandler.<Exception>as(thrown);
              }
            }));
  }

  /** What the function throws passes as it is, whatever it is. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // unchecked by intent
  private static <E extends Throwable> E as(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
