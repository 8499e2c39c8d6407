package dev.lava.image.debian;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at a time, each in a virtual thread of its own. */
final class Together {
  private Together() {}

  /**
   * What the work gave, in its order. The first failure in that order is thrown, once all other
   * work has been stopped.
   */
  static <T> List<T> all(List<Callable<T>> work) throws IOException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> underWay = new ArrayList<>();
      work.forEach(one -> underWay.add(threads.submit(one)));
      try {
        List<T> results = new ArrayList<>();
        for (Future<T> one : underWay) {
          results.add(one.get());
        }
        return results;
      } catch (ExecutionException e) {
        throw switch (e.getCause()) {
          case IOException io -> io;
          case RuntimeException runtime -> throw runtime;
          case Error error -> throw error;
          case null, default -> new IOException(e);
        };
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the work on packages was interrupted");
      } finally {
        underWay.forEach(one -> one.cancel(true));
      }
    }
  }
}
