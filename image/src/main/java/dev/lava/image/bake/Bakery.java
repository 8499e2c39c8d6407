package dev.lava.image.bake;

import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.atomic.ProcessLock;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.change.ImageChange;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.recipe.FinalImage;
import dev.lava.image.recipe.FinalImage.LayerSource;
import dev.lava.image.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes images from recipes. Equal recipes, packages and artifacts give equal images, byte for
 * byte; what is the same as in an earlier bake is taken from it.
 */
public final class Bakery {
  /** The digest of the image below (OCI image-spec, "annotations.md"). */
  private static final String BASE_DIGEST = "org.opencontainers.image.base.digest";

  /** Variables that list directories. */
  private static final Set<String> SEARCHED = Set.of("PATH", "LD_LIBRARY_PATH");

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

    Optional<Foundation> foundation = Foundation.of(recipe.image(), stages);
    Optional<List<Layer>> known = known(recipe.image(), foundation, stages, cache, blobs);
    List<Layer> layers =
        known.isPresent() ? known.get() : build(recipe.image(), foundation, stages, cache, blobs);
    Ingredients ingredients = Ingredients.of(stages.values());
    return new Baked(
        image(recipe, platform, foundation, layers),
        planner.notes(),
        ingredients.packages(),
        ingredients.materials());
  }

  /** All layers, where an earlier bake made every one. */
  private Optional<List<Layer>> known(
      FinalImage image,
      Optional<Foundation> foundation,
      Map<String, PlannedStage> stages,
      LayerCache cache,
      BlobDirectory blobs)
      throws IOException {
    List<LayerSource> made = Foundation.made(image, foundation);
    List<Layer> layers = new ArrayList<>();
    for (LayerSource source : made) {
      Optional<Layer> layer = cache.find(ImageLayers.key(source, stages, foundation), blobs);
      if (layer.isEmpty()) {
        return Optional.empty();
      }
      layers.add(layer.get());
    }
    made.forEach(source -> ImageLayers.tellCached(source, settings));
    return Optional.of(layers);
  }

  private List<Layer> build(
      FinalImage image,
      Optional<Foundation> foundation,
      Map<String, PlannedStage> stages,
      LayerCache cache,
      BlobDirectory blobs)
      throws IOException {
    try (ProcessLock _ = ProcessLock.acquire(settings.cache(), "bake.lock");
        WorkDirectory work = new WorkDirectory(settings.cache().resolve("work"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return new ImageLayers(image, foundation, stages, settings, work, threads, cache, blobs)
            .build();
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static Image image(
      Recipe recipe, Platform platform, Optional<Foundation> foundation, List<Layer> layers)
      throws BakeException {
    FinalImage description = recipe.image();
    Image image =
        foundation.isPresent()
            ? ImageChange.annotate(
                foundation.get().image(),
                BASE_DIGEST,
                foundation.get().image().descriptor().digest().toString())
            : ImageChange.empty(platform);
    image = ImageChange.configure(image, config -> configured(config, description));
    List<LayerSource> made = Foundation.made(description, foundation);
    for (int i = 0; i < layers.size(); i++) {
      String createdBy = "lava: %s, stage %s".formatted(recipe.name(), made.get(i).from());
      image = ImageChange.append(image, layers.get(i), new HistoryEntry(createdBy, ""));
    }
    return image;
  }

  /** What the recipe says goes before what the image that it stands on says. */
  private static ImageConfig configured(ImageConfig below, FinalImage description) {
    ImageConfig config =
        below
            .withEntrypoint(description.entrypoint())
            .withWorkingDirectory(description.workingDirectory());
    for (Map.Entry<String, String> variable : description.environment().entrySet()) {
      String name = variable.getKey();
      String value = variable.getValue();
      config =
          config.withVariable(
              name,
              SEARCHED.contains(name)
                  ? searched(value, below.environment().getOrDefault(name, ""))
                  : value);
    }
    for (Map.Entry<String, String> label : description.labels().entrySet()) {
      config = config.withLabel(label.getKey(), label.getValue());
    }
    return config;
  }

  /** A list of directories, and those of another behind it. */
  private static String searched(String first, String second) {
    SequencedSet<String> directories = new LinkedHashSet<>(List.of(first.split(":", -1)));
    if (!second.isEmpty()) {
      directories.addAll(List.of(second.split(":", -1)));
    }
    return String.join(":", directories);
  }
}
