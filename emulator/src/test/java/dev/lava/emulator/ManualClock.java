package dev.lava.emulator;

import dev.lava.emulator.environment.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock whose time passes only when a test says so. */
public final class ManualClock implements Clock {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00.123Z");

  private record Timer(long due, Runnable task) {}

  private final List<Timer> timers = new ArrayList<>();
  private long nanos;

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Runnable schedule(Duration after, Runnable task) {
    Timer timer = new Timer(nanos + after.toNanos(), task);
    timers.add(timer);
    return () -> cancel(timer);
  }

  /** Lets time pass, and runs what becomes due on the way. */
  public void advance(Duration by) {
    for (Timer due : passed(by)) {
      due.task().run();
    }
  }

  private synchronized List<Timer> passed(Duration by) {
    nanos += by.toNanos();
    List<Timer> due =
        timers.stream()
            .filter(timer -> timer.due() <= nanos)
            .sorted(Comparator.comparingLong(Timer::due))
            .toList();
    timers.removeAll(due);
    return due;
  }

  private synchronized void cancel(Timer timer) {
    timers.remove(timer);
  }
}
