package dev.lava.image.bake;

import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.recipe.Step;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What package steps come to; asked for ahead, so that a mirror answers for all at a time. */
final class Resolutions implements AutoCloseable {
  private record Wish(Step.Packages step, Architecture architecture) {}

  private final PackageSource packages;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Wish, Future<PackageSet>> underWay = new HashMap<>();

  Resolutions(PackageSource packages) {
    this.packages = packages;
  }

  /** Begins to ask, where nobody has. */
  Future<PackageSet> begin(Step.Packages step, Architecture architecture) {
    return underWay.computeIfAbsent(
        new Wish(step, architecture),
        wish -> {
          Callable<PackageSet> resolve = () -> packages.resolve(wish.step(), wish.architecture());
          return threads.submit(resolve);
        });
  }

  /** The packages of a step; waits for them. */
  PackageSet of(Step.Packages step, Architecture architecture) throws IOException {
    return StageTrees.await(begin(step, architecture));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
