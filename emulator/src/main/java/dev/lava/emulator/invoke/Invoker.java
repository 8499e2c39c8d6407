package dev.lava.emulator.invoke;

import dev.lava.emulator.environment.Invocation;
import dev.lava.emulator.pool.Admission;

/** Where invocations go. */
@FunctionalInterface
public interface Invoker {
  /** Begins an invocation, or says why not; may wait for its turn. */
  Admission invoke(Invocation invocation) throws InterruptedException;
}
