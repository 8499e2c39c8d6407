package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;
import dev.lava.runtime.invocation.PayloadOutputStream;
import java.io.IOException;

/** A {@code RequestStreamHandler}: bytes in, bytes out, whatever they are. */
final class StreamHandler implements Handler {
  private final RequestStreamHandler function;

  StreamHandler(RequestStreamHandler function) {
    this.function = function;
  }

  @Override
  public Outcome handle(Invocation invocation, Context context) throws IOException {
    PayloadOutputStream answer = new PayloadOutputStream();
    function.handleRequest(invocation.event().stream(), answer, context);
    return new Outcome.Answer(answer.payload());
  }
}
