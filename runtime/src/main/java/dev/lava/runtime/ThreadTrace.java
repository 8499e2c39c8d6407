package dev.lava.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The trace in the thread-local map of AWS's SDK for Java 2 ({@code utils-lite}), where the
 * function brings that; with several invocations at once a system property would be everybody's.
 */
final class ThreadTrace implements TraceContext {
  private static final String MAP = "software.amazon.awssdk.utilslite.SdkInternalThreadLocal";
  private static final String KEY = "AWS_LAMBDA_X_TRACE_ID";

  private final MethodHandle put;
  private final MethodHandle remove;

  private ThreadTrace(MethodHandle put, MethodHandle remove) {
    this.put = put;
    this.remove = remove;
  }

  /** The trace of a thread; nowhere, where the function has no such map. */
  static TraceContext in(ClassLoader loader) {
    try {
      Class<?> map = Class.forName(MAP, true, loader);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      return new ThreadTrace(
          lookup.findStatic(
              map, "put", MethodType.methodType(void.class, String.class, String.class)),
          lookup.findStatic(map, "remove", MethodType.methodType(String.class, String.class)));
    } catch (ReflectiveOperationException e) {
      return new Nowhere();
    }
  }

  @Override
  public void begin(@Nullable String trace) {
    if (trace != null) {
      call(put, KEY, trace);
    }
  }

  @Override
  public void end() {
    call(remove, KEY);
  }

  private static void call(MethodHandle method, Object... arguments) {
    try {
      method.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(MAP + " does not take the trace", e);
    }
  }

  /** No library looks. */
  private static final class Nowhere implements TraceContext {
    @Override
    public void begin(@Nullable String trace) {}

    @Override
    public void end() {}
  }
}
