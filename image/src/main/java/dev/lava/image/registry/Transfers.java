package dev.lava.image.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Moves several blobs at a time. */
final class Transfers {
  /** Enough to hide latency, polite to a registry. */
  private static final int PARALLEL = 4;

  private Transfers() {}

  /** One transfer. */
  @FunctionalInterface
  interface Transfer<T, R> {
    R move(T item) throws IOException;
  }

  /** What became of each, in any order. The first failure ends all others and is thrown. */
  static <T, R> List<R> all(Collection<T> items, Transfer<T, R> transfer) throws IOException {
    Semaphore places = new Semaphore(PARALLEL);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ExecutorCompletionService<R> ended = new ExecutorCompletionService<>(threads);
      List<Future<R>> underWay = new ArrayList<>();
      for (T item : items) {
        underWay.add(ended.submit(inPlace(places, () -> transfer.move(item))));
      }
      try {
        List<R> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
          results.add(ended.take().get());
        }
        return results;
      } catch (ExecutionException e) {
        throw switch (e.getCause()) {
          case IOException io -> io;
          case RuntimeException runtime -> throw runtime;
          case Error error -> throw error;
          case null, default -> new IOException(e);
        };
      } catch (InterruptedException _) {
        throw Retries.interrupted();
      } finally {
        underWay.forEach(one -> one.cancel(true));
      }
    }
  }

  private static <R> Callable<R> inPlace(Semaphore places, Callable<R> work) {
    return () -> {
      places.acquire();
      try {
        return work.call();
      } finally {
        places.release();
      }
    };
  }
}
