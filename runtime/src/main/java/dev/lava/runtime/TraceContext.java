package dev.lava.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Where tracing libraries look for the trace of the current invocation. Told on the thread that
 * answers it.
 */
interface TraceContext {
  /** The invocation that begins has this trace; null where it is not traced. */
  void begin(@Nullable String trace);

  /** The invocation is over. */
  void end();

  /** A system property, as long as the process has one invocation at a time. */
  final class OfProcess implements TraceContext {
    /** Read by AWS's X-Ray SDK and by OpenTelemetry. */
    private static final String PROPERTY = "com.amazonaws.xray.traceHeader";

    @Override
    public void begin(@Nullable String trace) {
      if (trace == null) {
        System.clearProperty(PROPERTY);
      } else {
        System.setProperty(PROPERTY, trace);
      }
    }

    /** Leaves the property: what the function still does in the background belongs to it. */
    @Override
    public void end() {}
  }
}
