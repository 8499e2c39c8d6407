package dev.lava.image.bake;

import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.atomic.ProcessLock;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.progress.ProgressEvent;
import dev.lava.image.recipe.FinalImage;
import dev.lava.image.recipe.FinalImage.LayerSource;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes images from recipes. Equal recipes, packages and artifacts give equal images, byte for
 * byte; what is the same as in an earlier bake is taken from it.
 */
public final class Bakery {
  private final BakeSettings settings;

  public Bakery(BakeSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes the image. Its layers are written into the destination, under no name yet: {@link
   * OciLayout#write} gives it one. Bakes that share a cache build one after the other.
   *
   * @throws BakeException where a step cannot be carried out
   * @throws IOException where packages, jars or the sandbox cannot be had, or the disk is full; the
   *     destination then holds at most whole layers that no image names
   */
  public Baked bake(Recipe recipe, Platform platform, OciLayout destination) throws IOException {
    Files.createDirectories(settings.cache());
    Planner planner = new Planner(settings, platform, Platform.host());
    Map<String, PlannedStage> stages = planner.plan(recipe);
    LayerCache cache = new LayerCache(settings.cache().resolve("layers"));
    BlobDirectory blobs = destination.blobs();

    Optional<List<Layer>> known = known(recipe.image(), stages, cache, blobs);
    List<Layer> layers =
        known.isPresent() ? known.get() : build(recipe.image(), stages, cache, blobs);
    return new Baked(image(recipe, platform, layers), planner.notes());
  }

  /** All layers, where an earlier bake made every one. */
  private Optional<List<Layer>> known(
      FinalImage image, Map<String, PlannedStage> stages, LayerCache cache, BlobDirectory blobs)
      throws IOException {
    List<Layer> layers = new ArrayList<>();
    for (LayerSource source : image.layers()) {
      Optional<Layer> layer = cache.find(key(source, stages), blobs);
      if (layer.isEmpty()) {
        return Optional.empty();
      }
      layers.add(layer.get());
    }
    image.layers().forEach(this::tellCached);
    return Optional.of(layers);
  }

  private List<Layer> build(
      FinalImage image, Map<String, PlannedStage> stages, LayerCache cache, BlobDirectory blobs)
      throws IOException {
    try (ProcessLock _ = ProcessLock.acquire(settings.cache(), "bake.lock");
        WorkDirectory work = new WorkDirectory(settings.cache().resolve("work"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      StageTrees trees = new StageTrees(stages, threads, settings, work);
      List<Future<Layer>> layers = new ArrayList<>();
      try {
        for (LayerSource source : image.layers()) {
          Callable<Layer> layer = () -> layer(source, stages, trees, cache, blobs);
          layers.add(threads.submit(layer));
        }
        List<Layer> written = new ArrayList<>();
        for (Future<Layer> layer : layers) {
          written.add(StageTrees.await(layer));
        }
        return written;
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private Layer layer(
      LayerSource source,
      Map<String, PlannedStage> stages,
      StageTrees trees,
      LayerCache cache,
      BlobDirectory blobs)
      throws IOException {
    Digest key = key(source, stages);
    // Once more: the bake that this one waited for may have made it.
    Optional<Layer> known = cache.find(key, blobs);
    if (known.isPresent()) {
      tellCached(source);
      return known.get();
    }
    FileTree tree = part(trees.tree(source.from()), source);
    Layer layer =
        Task.told(task(source), settings.progress(), () -> LayerWriter.write(tree, blobs));
    cache.keep(key, layer);
    return layer;
  }

  /** What of a stage's tree the layer holds. */
  private static FileTree part(FileTree tree, LayerSource source) throws BakeException {
    if (source.paths().isEmpty()) {
      return tree;
    }
    FileTree.Builder part = FileTree.builder();
    for (String path : source.paths()) {
      Node node =
          tree.at(path)
              .orElseThrow(
                  () ->
                      new BakeException(
                          "a layer of the image finds no '%s' in stage '%s'"
                              .formatted(path, source.from())));
      part.put(path, node);
      if (node instanceof Node.Directory) {
        part.putAll(path, tree.below(path));
      }
    }
    return part.build();
  }

  private static Digest key(LayerSource source, Map<String, PlannedStage> stages) {
    PlannedStage stage = stages.get(source.from());
    if (stage == null) {
      throw new IllegalArgumentException("there is no stage '%s'".formatted(source.from()));
    }
    return new Fingerprint().add(stage.key()).addAll(source.paths()).digest();
  }

  private static Image image(Recipe recipe, Platform platform, List<Layer> layers) {
    FinalImage description = recipe.image();
    ImageConfig config =
        ImageConfig.empty(platform)
            .withEntrypoint(description.entrypoint())
            .withWorkingDirectory(description.workingDirectory());
    for (Map.Entry<String, String> variable : description.environment().entrySet()) {
      config = config.withVariable(variable.getKey(), variable.getValue());
    }
    for (Map.Entry<String, String> label : description.labels().entrySet()) {
      config = config.withLabel(label.getKey(), label.getValue());
    }
    for (int i = 0; i < layers.size(); i++) {
      String createdBy =
          "lava: %s, stage %s".formatted(recipe.name(), description.layers().get(i).from());
      config = config.withLayer(layers.get(i).diffId(), new HistoryEntry(createdBy, ""));
    }
    return Image.of(config, layers, Map.of());
  }

  private void tellCached(LayerSource source) {
    settings.progress().on(new ProgressEvent.Finished(task(source), Duration.ZERO, true));
  }

  private static String task(LayerSource source) {
    return "write the layer of stage " + source.from();
  }
}
