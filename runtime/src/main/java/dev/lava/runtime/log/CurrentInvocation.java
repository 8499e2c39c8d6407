package dev.lava.runtime.log;

import org.jspecify.annotations.Nullable;

/**
 * Which invocation something belongs to. Where invocations come one at a time, all threads work for
 * the one there is; where there are several at once, only a thread that answers one is known to.
 */
final class CurrentInvocation {
  private final @Nullable ThreadLocal<Invoked> ofThread;
  private volatile @Nullable Invoked ofProcess;

  /** What a record tells of an invocation. */
  record Invoked(String requestId, @Nullable String tenantId) {}

  CurrentInvocation(boolean shared) {
    this.ofThread = shared ? new ThreadLocal<>() : null;
  }

  /** Whether other threads may be answering other invocations. */
  boolean isShared() {
    return ofThread != null;
  }

  void begin(String requestId, @Nullable String tenantId) {
    Invoked invoked = new Invoked(requestId, tenantId);
    if (ofThread == null) {
      ofProcess = invoked;
    } else {
      ofThread.set(invoked);
    }
  }

  @Nullable Invoked invoked() {
    return ofThread == null ? ofProcess : ofThread.get();
  }

  void end() {
    if (ofThread == null) {
      ofProcess = null;
    } else {
      ofThread.remove();
    }
  }
}
