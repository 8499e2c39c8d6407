package dev.lava.runtime;

import dev.lava.runtime.log.FunctionLogger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several loops at once, each on a virtual thread: one that waits, for an invocation or for what
 * the function waits for, costs no thread of the operating system.
 */
final class Workers {
  private final FunctionLogger logger;
  private final List<Thread> threads = new ArrayList<>();

  /** No workers yet. */
  Workers(FunctionLogger logger) {
    this.logger = logger;
  }

  /** Has a worker run a loop. */
  void start(InvocationLoop loop) {
    threads.add(
        Thread.ofVirtual().name("invocations-" + (threads.size() + 1)).start(() -> run(loop)));
  }

  /** Waits until the last worker has ended. */
  void await() throws IOException {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IOException("the runtime was interrupted while its workers ran", e);
    }
  }

  private void run(InvocationLoop loop) {
    try {
      loop.run();
    } catch (IOException e) {
      logger.log(Thread.currentThread().getName() + " ends: " + e.getMessage() + "\n");
    }
  }
}
