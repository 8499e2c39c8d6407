package com.amazonaws.services.lambda.crac;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps its resources in the order of their registration, each once: two are the same where they
 * are the same object, whatever they say of their equality. All are told, even where some fail.
 *
 * <p>It holds its resources strongly: one that nobody else holds, such as an anonymous class, would
 * otherwise be told or not as the garbage collector has it. Those of {@code org.crac} go by that
 * library's rule all the same, for it hands us proxies that refer weakly to them.
 */
final class OrderedContext extends Context<Resource> {
  private final List<Resource> resources = new ArrayList<>();

  @Override
  public void register(Resource resource) {
    if (resource == null) {
      throw new NullPointerException("the resource to register is null");
    }
    synchronized (resources) {
      remove(resource);
      resources.add(resource);
    }
  }

  @Override
  public void beforeCheckpoint(@Nullable Context<? extends Resource> context)
      throws CheckpointException {
    CheckpointException failure = new CheckpointException();
    List<Resource> order = registered();
    for (int i = order.size() - 1; i >= 0; i--) {
      try {
        order.get(i).beforeCheckpoint(this);
      } catch (Throwable thrown) {
        collect(thrown, thrown instanceof CheckpointException, failure);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  @Override
  public void afterRestore(@Nullable Context<? extends Resource> context) throws RestoreException {
    RestoreException failure = new RestoreException();
    List<Resource> order = registered();
    for (int i = 0; i < order.size(); i++) {
      try {
        order.get(i).afterRestore(this);
      } catch (Throwable thrown) {
        collect(thrown, thrown instanceof RestoreException, failure);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  /** A copy, so that a resource may register another; that one is told from the next time on. */
  private List<Resource> registered() {
    synchronized (resources) {
      return new ArrayList<>(resources);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a proxy whose resource is gone cannot even be compared
  private void remove(Resource resource) {
    for (int i = 0; i < resources.size(); i++) {
      if (resources.get(i) == resource) {
        resources.remove(i);
        return;
      }
    }
  }

  /** An exception that only gathers others, as a nested context throws it, stands for those. */
  private static void collect(Throwable thrown, boolean gathers, Exception failure) {
    Throwable[] gathered = thrown.getSuppressed();
    if (!gathers || gathered.length == 0) {
      failure.addSuppressed(thrown);
      return;
    }
    for (Throwable one : gathered) {
      failure.addSuppressed(one);
    }
  }
}
