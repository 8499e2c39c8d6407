package dev.lava.image.bake;

import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The trees of stages, each built once, when it is asked for first, on a thread of its own. */
final class StageTrees implements StageBuilder.Stages {
  /** Reads what the image's layers of some stages hold. */
  @FunctionalInterface
  interface LayerReader {
    FileTree read(List<String> stages) throws IOException;
  }

  private final Map<String, PlannedStage> planned;
  private final ExecutorService threads;
  private final StageBuilder builder;
  private final LayerReader layers;
  private final Map<String, Future<FileTree>> trees = new HashMap<>();

  StageTrees(
      Map<String, PlannedStage> planned,
      ExecutorService threads,
      BakeSettings settings,
      WorkDirectory work,
      LayerReader layers) {
    this.planned = planned;
    this.threads = threads;
    this.layers = layers;
    this.builder = new StageBuilder(settings, this, work);
  }

  @Override
  public FileTree layers(List<String> stages) throws IOException {
    return layers.read(stages);
  }

  /** The tree of a stage; waits until it is built. */
  @Override
  public FileTree tree(String stage) throws IOException {
    return await(begin(stage));
  }

  /** Begins with a stage, where nobody has. */
  synchronized Future<FileTree> begin(String name) {
    return trees.computeIfAbsent(
        name,
        _ -> {
          PlannedStage stage = planned.get(name);
          if (stage == null) {
            throw new IllegalArgumentException("there is no stage '%s'".formatted(name));
          }
          Callable<FileTree> build = () -> builder.build(name, stage.steps());
          return threads.submit(build);
        });
  }

  /** What the work came to; its failure is thrown here. */
  static <T> T await(Future<T> work) throws IOException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case IOException failure -> failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> new IOException(e);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the bake was interrupted");
    }
  }
}
