package dev.lava.emulator.pool;

import dev.lava.emulator.environment.InFlight;
import dev.lava.emulator.environment.Invocation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Runs each invocation in a place of its own: in the free one that was used last, whose caches are
 * warmest; or in a new one, while there may be more; or else in the first that becomes free, for
 * those who are patient.
 */
public final class EnvironmentPool {
  private final int maximum;
  private final Duration patience;
  private final Supplier<Place> places;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Deque<Place> free = new ArrayDeque<>();
  private final List<Place> all = new ArrayList<>();
  private boolean closed;

  /**
   * A pool without places.
   *
   * @param maximum how many places there may be
   * @param patience how long an invocation waits for one
   * @param places opens a new one
   */
  public EnvironmentPool(int maximum, Duration patience, Supplier<Place> places) {
    this.maximum = maximum;
    this.patience = patience;
    this.places = places;
  }

  /** Begins an invocation, as soon as there is a place for it. */
  public Admission invoke(Invocation invocation) throws InterruptedException {
    Place place;
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!closed && free.isEmpty() && all.size() == maximum) {
        if (left <= 0) {
          return new Admission.Throttled();
        }
        left = freed.awaitNanos(left);
      }
      if (closed) {
        return new Admission.Closed();
      }
      place = free.isEmpty() ? open() : free.pop();
    } finally {
      lock.unlock();
    }
    InFlight inFlight = place.invoke(invocation);
    inFlight.ended().whenComplete((_, _) -> release(place));
    return new Admission.Admitted(inFlight);
  }

  /**
   * Ends all places and admits nothing more.
   *
   * @return completes when all are gone
   */
  public CompletableFuture<Void> close(Duration grace) {
    List<Place> open;
    lock.lock();
    try {
      closed = true;
      open = List.copyOf(all);
      freed.signalAll();
    } finally {
      lock.unlock();
    }
    return CompletableFuture.allOf(
        open.stream().map(place -> place.close(grace)).toArray(CompletableFuture[]::new));
  }

  private Place open() {
    Place place = places.get();
    all.add(place);
    return place;
  }

  private void release(Place place) {
    lock.lock();
    try {
      free.push(place);
      freed.signal();
    } finally {
      lock.unlock();
    }
  }
}
