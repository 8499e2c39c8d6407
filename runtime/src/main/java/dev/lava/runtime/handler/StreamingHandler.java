package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lava.api.StreamedResponse;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;

/** A {@code RequestStreamHandler} whose answer is sent while it writes. */
final class StreamingHandler implements Handler {
  private final RequestStreamHandler function;

  StreamingHandler(RequestStreamHandler function) {
    this.function = function;
  }

  @Override
  public Outcome handle(Invocation invocation, Context context) {
    return new Outcome.Stream(
        StreamedResponse.of(
            out -> function.handleRequest(invocation.event().stream(), out, context)));
  }
}
