package dev.lava.runtime.snapshot;

import com.amazonaws.services.lambda.crac.Core;
import dev.lava.runtime.api.ErrorReport;
import dev.lava.runtime.api.RuntimeApi;
import dev.lava.runtime.log.FunctionLogger;
import java.io.IOException;
import java.security.Security;

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
 */
public final class Snapshot {
  /** What the process ends with where a hook failed. */
  public static final int HOOK_FAILED = 64;

  /** Where {@code org.crac} looks for the platform's own hooks. */
  private static final String CRAC_PROPERTY = "org.crac.Core.Compat";

  private static final String ADDRESS_SECONDS = "networkaddress.cache.ttl";

  private static final String HOOKS = "com.amazonaws.services.lambda.crac";

  private final RuntimeApi api;
  private final FunctionLogger logger;

  private Snapshot(RuntimeApi api, FunctionLogger logger) {
    this.api = api;
    this.logger = logger;
  }

  /**
   * Prepares the process for its snapshot, before the function is loaded: {@code org.crac} is told
   * where to look, and an address that was looked up counts for a second at most. The JVM's clock
   * stands still in a snapshot, so a copy would otherwise connect to where a server was when the
   * snapshot was taken. What the user has set stays.
   */
  public static void announce() {
    if (System.getProperty(CRAC_PROPERTY) == null) {
      System.setProperty(CRAC_PROPERTY, HOOKS);
    }
    if (Security.getProperty(ADDRESS_SECONDS) == null) {
      Security.setProperty(ADDRESS_SECONDS, "1");
    }
  }

  /**
   * Runs the hooks before, waits until the process is restored, and runs the hooks after.
   *
   * @return whether the function can go on; where not, that is reported, and the process is to end
   *     with {@link #HOOK_FAILED}
   */
  public static boolean pass(RuntimeApi api, FunctionLogger logger) {
    Snapshot snapshot = new Snapshot(api, logger);
    try {
      return snapshot.checkpoint() && snapshot.restore();
    } catch (IOException e) {
      logger.failed("The failure could not be reported", e);
      return false;
    }
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
