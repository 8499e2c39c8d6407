package dev.lava.runtime.invocation;

import java.io.IOException;

/** Where invocations come from, one after the other, and where their outcomes go. */
public interface Invocations {
  /**
   * Waits for the next invocation, as long as it takes.
   *
   * @throws IOException where there will be no more
   */
  Invocation next() throws IOException;

  /**
   * Hands over how an invocation ended.
   *
   * @throws IOException where it cannot be told; a refusal that concerns this invocation alone is
   *     no such case, see {@link Receipt}
   */
  Receipt complete(Invocation invocation, Outcome outcome) throws IOException;
}
