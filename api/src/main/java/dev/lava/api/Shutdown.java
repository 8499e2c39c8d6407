package dev.lava.api;

import java.time.Duration;

/**
 * Work to be done when the platform ends the execution environment: send what is buffered, close
 * what is open.
 *
 * <pre>{@code
 * Shutdown.register("flush metrics", metrics::flush);
 * Shutdown.register("close the pool", Duration.ofMillis(100), pool::close);
 * }</pre>
 *
 * <p>Hooks run one after the other, the last registered first, when the process is told to end
 * (SIGTERM) or calls {@code System.exit}. One that throws, or takes longer than its limit, is
 * reported on {@code System.err}, and the next one runs, as long as the time of all is not over.
 *
 * <p>Lambda sends SIGTERM only to environments with an extension. Where hooks were registered
 * before the first event, Lava's runtime registers itself as one, which asks for no events; hooks
 * that come later run only if some extension is there.
 *
 * <p>Lambda is short of time then, and at times gives none:
 *
 * <table>
 * <caption>What Lambda leaves the function between SIGTERM and SIGKILL</caption>
 * <tr><th>the environment has</th><th>time for all hooks together</th></tr>
 * <tr><td>no extension</td><td>none: the process is killed outright, and no hook runs</td></tr>
 * <tr><td>internal extensions only</td><td>500 ms</td></tr>
 * <tr><td>an external extension</td><td>300 ms, of 2,000 ms for all processes</td></tr>
 * </table>
 *
 * <p>Nor do hooks run when the process is killed for its memory or the machine fails. They are the
 * place for what is good to have done, never for what must be.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">The
 *     shutdown phase, in Lambda's documentation</a>
 */
public final class Shutdown {
  /** How long a hook may take that was registered without a limit of its own. */
  public static final Duration DEFAULT_LIMIT = Duration.ofMillis(200);

  /**
   * The system property that is set once a hook was registered: how the runtime learns of hooks
   * without loading any class for it.
   */
  public static final String IN_USE = "dev.lava.shutdown";

  private Shutdown() {}

  /** What a hook does. */
  @FunctionalInterface
  public interface Hook {
    /**
     * Runs once. Its thread is interrupted when the hook's limit has passed.
     *
     * @throws Exception is reported and stops no other hook
     */
    void run() throws Exception;
  }

  /** A hook that was registered. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    /** Takes the hook back; safe to call twice, and without effect once shutdown has begun. */
    @Override
    void close();
  }

  /**
   * Registers a hook that may take {@link #DEFAULT_LIMIT}.
   *
   * @param name what it does, for messages
   * @throws IllegalStateException where shutdown has begun
   */
  public static Registration register(String name, Hook hook) {
    return register(name, DEFAULT_LIMIT, hook);
  }

  /**
   * Registers a hook.
   *
   * @param name what it does, for messages
   * @param limit how long it may take
   * @throws IllegalArgumentException where the limit is not positive
   * @throws IllegalStateException where shutdown has begun
   */
  public static Registration register(String name, Duration limit, Hook hook) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException(
          "the limit of the shutdown hook '" + name + "' must be positive, but is " + limit);
    }
    return HookStack.ofThisProcess().push(name, limit, hook);
  }
}
