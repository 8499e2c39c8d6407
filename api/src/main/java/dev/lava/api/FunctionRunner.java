package dev.lava.api;

import java.lang.reflect.Type;

/** What a runtime provides for {@link Lava#run}; of no use to functions. */
public interface FunctionRunner {
  /**
   * Answers events with a function; does not return.
   *
   * @param event what events are decoded as; the function takes no other
   */
  void run(Type event, Lava.ContextFunction<?> function);

  /** Answers bytes with bytes; does not return. */
  void run(Lava.BytesFunction function);
}
