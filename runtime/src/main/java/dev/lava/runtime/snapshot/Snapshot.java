package dev.lava.runtime.snapshot;

import com.amazonaws.services.lambda.crac.Core;
import dev.lava.runtime.api.ErrorReport;
import dev.lava.runtime.api.RuntimeApi;
import dev.lava.runtime.log.FunctionLogger;
import java.io.IOException;
import java.util.Map;

/**
 * Takes a function through its snapshot.
 *
 * <pre>
 *   hooks before, last registered first ── one failed ──► POST init/error ──► exit 64
 *   garbage collection
 *   GET restore/next: the snapshot is taken while this waits; each copy goes on from here
 *   hooks after, first registered first ── one failed ──► POST restore/error ──► exit 64
 *   the first invocation
 * </pre>
 *
 * <p>The JVM's cache of addresses needs no clearing, as its entries expire within seconds by a
 * clock that goes on while the process is frozen.
 */
public final class Snapshot {
  /** What the process ends with where a hook failed. */
  public static final int HOOK_FAILED = 64;

  /** Where {@code org.crac} looks for the platform's own hooks. */
  private static final String CRAC_PROPERTY = "org.crac.Core.Compat";

  private static final String HOOKS = "com.amazonaws.services.lambda.crac";

  private final RuntimeApi api;
  private final FunctionLogger logger;

  private Snapshot(RuntimeApi api, FunctionLogger logger) {
    this.api = api;
    this.logger = logger;
  }

  /** Whether the platform is going to take a snapshot of this process. */
  public static boolean isDue(Map<String, String> variables) {
    return "snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  /** Makes {@code org.crac} know of the snapshot; to be called before the function is loaded. */
  public static void announce() {
    if (System.getProperty(CRAC_PROPERTY) == null) {
      System.setProperty(CRAC_PROPERTY, HOOKS);
    }
  }

  /**
   * Runs the hooks before, waits until the process is restored, and runs the hooks after.
   *
   * @return whether the function can go on; where not, that is reported, and the process is to end
   *     with {@link #HOOK_FAILED}
   * @throws IOException where the failure cannot be reported
   */
  public static boolean pass(RuntimeApi api, FunctionLogger logger) throws IOException {
    Snapshot snapshot = new Snapshot(api, logger);
    return snapshot.checkpoint() && snapshot.restore();
  }

  private boolean checkpoint() throws IOException {
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
      // What is garbage now would be in every copy.
      System.gc();
      api.restoreNext();
      return true;
    } catch (Throwable thrown) {
      logger.failed("The function cannot be put into a snapshot", thrown);
      api.failInit(ErrorReport.ofCheckpoint(thrown));
      return false;
    }
  }

  private boolean restore() throws IOException {
    try {
      Core.getGlobalContext().afterRestore(null);
      return true;
    } catch (Throwable thrown) {
      logger.failed("The function cannot go on from its snapshot", thrown);
      api.failRestore(ErrorReport.ofRestore(thrown));
      return false;
    }
  }
}
