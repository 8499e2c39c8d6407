package dev.lava.emulator.environment;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread waits for all the limits of the JVM: each task is a matter of microseconds. */
final class SystemClock implements Clock {
  private final ScheduledThreadPoolExecutor timers;

  SystemClock() {
    timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("lava-emulator-clock").factory());
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Runnable schedule(Duration after, Runnable task) {
    ScheduledFuture<?> timer = timers.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }
}
