package dev.lava.api;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The hooks of a process, and how they are run. */
final class HookStack {
  /**
   * What Lambda leaves an environment with internal extensions, less what ending takes by itself.
   */
  private static final Duration BUDGET = Duration.ofMillis(450);

  private static @Nullable HookStack process;

  private final Duration budget;
  private final Deque<NamedHook> hooks = new ArrayDeque<>();
  private boolean begun;

  /** No hooks yet, and the time that all of them have together. */
  HookStack(Duration budget) {
    this.budget = budget;
  }

  /** The hooks that run when this JVM ends; the first call asks the JVM to run them. */
  static synchronized HookStack ofThisProcess() {
    HookStack known = process;
    if (known == null) {
      HookStack made = new HookStack(BUDGET);
      System.setProperty(Shutdown.IN_USE, "true");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> made.runAll(System.err), "lava-shutdown"));
      process = made;
      known = made;
    }
    return known;
  }

  synchronized Shutdown.Registration push(String name, Duration limit, Shutdown.Hook hook) {
    if (begun) {
      throw new IllegalStateException(
          "the shutdown hook '" + name + "' comes too late: shutdown has begun");
    }
    NamedHook named = new NamedHook(name, limit, hook);
    hooks.push(named);
    return () -> remove(named);
  }

  /** Runs each hook in a thread of its own, so that one that hangs can be left behind. */
  void runAll(PrintStream report) {
    long started = System.nanoTime();
    for (NamedHook hook = begin(); hook != null; hook = begin()) {
      Duration left = budget.minusNanos(System.nanoTime() - started);
      if (left.isPositive()) {
        hook.run(report, left);
      } else {
        report.println(
            "The shutdown hook '"
                + hook.name
                + "' was not run: the "
                + budget.toMillis()
                + " ms of all hooks were over.");
      }
    }
  }

  private synchronized @Nullable NamedHook begin() {
    begun = true;
    return hooks.poll();
  }

  private synchronized void remove(NamedHook hook) {
    hooks.remove(hook);
  }

  /** A hook and what was said about it; no two are equal, for the same hook may be there twice. */
  private static final class NamedHook {
    private final String name;
    private final Duration limit;
    private final Shutdown.Hook hook;

    NamedHook(String name, Duration limit, Shutdown.Hook hook) {
      this.name = name;
      this.limit = limit;
      this.hook = hook;
    }

    void run(PrintStream report, Duration left) {
      Duration time = left.compareTo(limit) < 0 ? left : limit;
      // One report a hook: what it throws when its limit has passed is only our interrupt.
      AtomicBoolean reported = new AtomicBoolean();
      Thread thread =
          Thread.ofPlatform().daemon().name(name).unstarted(() -> attempt(report, reported));
      thread.start();
      try {
        if (!thread.join(time) && reported.compareAndSet(false, true)) {
          report.println(
              "The shutdown hook '" + name + "' did not end within " + time.toMillis() + " ms.");
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    // Whatever a hook throws is its own affair; the others are to run.
    private void attempt(PrintStream report, AtomicBoolean reported) {
      try {
        hook.run();
      } catch (Throwable thrown) {
        if (reported.compareAndSet(false, true)) {
          report.println("The shutdown hook '" + name + "' failed: " + thrown);
        }
      }
    }
  }
}
