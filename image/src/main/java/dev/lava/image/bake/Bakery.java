package dev.lava.image.bake;

import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.atomic.ProcessLock;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.recipe.FinalImage;
import dev.lava.image.recipe.FinalImage.LayerSource;
import dev.lava.image.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
      Optional<Layer> layer = cache.find(ImageLayers.key(source, stages), blobs);
      if (layer.isEmpty()) {
        return Optional.empty();
      }
      layers.add(layer.get());
    }
    image.layers().forEach(source -> ImageLayers.tellCached(source, settings));
    return Optional.of(layers);
  }

  private List<Layer> build(
      FinalImage image, Map<String, PlannedStage> stages, LayerCache cache, BlobDirectory blobs)
      throws IOException {
    try (ProcessLock _ = ProcessLock.acquire(settings.cache(), "bake.lock");
        WorkDirectory work = new WorkDirectory(settings.cache().resolve("work"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return new ImageLayers(image, stages, settings, work, threads, cache, blobs).build();
      } finally {
        threads.shutdownNow();
      }
    }
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
}
