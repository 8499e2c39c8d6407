package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lava.runtime.invocation.Invocation;
import dev.lava.runtime.invocation.Outcome;

/** A function, ready to take events. */
public interface Handler {
  /**
   * Gives the function an event and returns what it makes of it.
   *
   * @throws Throwable what the function throws, as it threw it; a {@code RuntimeException} where
   *     event or answer do not go through JSON
   */
  Outcome handle(Invocation invocation, Context context) throws Throwable;
}
