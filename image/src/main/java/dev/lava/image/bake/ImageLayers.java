package dev.lava.image.bake;

import dev.lava.image.Digest;
import dev.lava.image.HistoryEntry;
import dev.lava.image.Image;
import dev.lava.image.ImageConfig;
import dev.lava.image.Layer;
import dev.lava.image.Platform;
import dev.lava.image.blob.BlobDirectory;
import dev.lava.image.progress.ProgressEvent;
import dev.lava.image.recipe.FinalImage;
import dev.lava.image.recipe.FinalImage.LayerSource;
import dev.lava.image.tar.LayerWriter;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.image.unpack.UnpackedRoots;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The layers of an image in the making, each written once; one may be made on top of others. */
final class ImageLayers {
  private final FinalImage image;
  private final Optional<Foundation> foundation;
  private final Map<String, PlannedStage> stages;
  private final BakeSettings settings;
  private final WorkDirectory work;
  private final ExecutorService threads;
  private final LayerCache cache;
  private final BlobDirectory blobs;
  private final StageTrees trees;
  private final Map<LayerSource, Future<Layer>> begun = new HashMap<>();

  ImageLayers(
      FinalImage image,
      Optional<Foundation> foundation,
      Map<String, PlannedStage> stages,
      BakeSettings settings,
      WorkDirectory work,
      ExecutorService threads,
      LayerCache cache,
      BlobDirectory blobs) {
    this.image = image;
    this.foundation = foundation;
    this.stages = stages;
    this.settings = settings;
    this.work = work;
    this.threads = threads;
    this.cache = cache;
    this.blobs = blobs;
    this.trees = new StageTrees(stages, threads, settings, work, this::unpacked);
  }

  /** The layers that are made, in the order of the image. */
  List<Layer> build() throws IOException {
    List<LayerSource> made = Foundation.made(image, foundation);
    made.forEach(this::begin);
    List<Layer> written = new ArrayList<>();
    for (LayerSource source : made) {
      written.add(StageTrees.await(begin(source)));
    }
    if (foundation.isPresent()) {
      List<FileTree> above = new ArrayList<>();
      for (LayerSource source : made) {
        above.add(tree(source));
      }
      foundation.get().checkLinks(below(), above);
    }
    return written;
  }

  private synchronized Future<Layer> begin(LayerSource source) {
    Callable<Layer> layer = () -> layer(source);
    return begun.computeIfAbsent(source, _ -> threads.submit(layer));
  }

  private Layer layer(LayerSource source) throws IOException {
    Digest key = key(source, stages, foundation);
    // Once more: the bake that this one waited for may have made it.
    Optional<Layer> known = cache.find(key, blobs);
    if (known.isPresent()) {
      tellCached(source, settings);
      return known.get();
    }
    FileTree tree = tree(source);
    Layer layer =
        Task.told(task(source), settings.progress(), () -> LayerWriter.write(tree, blobs));
    cache.keep(key, layer);
    return layer;
  }

  /** What the layer holds, at the paths that it has there. */
  private FileTree tree(LayerSource source) throws IOException {
    FileTree part = part(trees.tree(source.from()), source);
    if (foundation.isEmpty()) {
      return part;
    }
    Foundation under = foundation.get();
    if (source.equals(under.source())) {
      return under.added(below(), part);
    }
    under.checkLibraries(below(), part);
    return under.lay(below(), part);
  }

  /** All that the existing image holds. */
  private FileTree below() throws IOException {
    Image existing = foundation.orElseThrow().image();
    return FileTree.scan(UnpackedRoots.of(work.path("images")).unpack(existing));
  }

  /** What the layers of these stages hold together. */
  private FileTree unpacked(List<String> names) throws IOException {
    List<Layer> lower = new ArrayList<>();
    foundation.ifPresent(under -> lower.addAll(under.image().layers()));
    for (String name : names) {
      List<LayerSource> sources =
          image.layers().stream().filter(layer -> layer.from().equals(name)).toList();
      if (sources.isEmpty()) {
        throw new BakeException(
            "the step 'class-data' needs a layer of the image from stage '%s', and there is none"
                .formatted(name));
      }
      for (LayerSource source : Foundation.made(sources, foundation)) {
        lower.add(StageTrees.await(begin(source)));
      }
    }
    ImageConfig config = ImageConfig.empty(Platform.host());
    for (Layer layer : lower) {
      config = config.withLayer(layer.diffId(), new HistoryEntry("", ""));
    }
    Image whole = Image.of(config, lower, Map.of());
    return FileTree.scan(UnpackedRoots.of(work.path("layers")).unpack(whole));
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

  /** Equal keys, equal layers. */
  static Digest key(
      LayerSource source, Map<String, PlannedStage> stages, Optional<Foundation> foundation) {
    PlannedStage stage = stages.get(source.from());
    if (stage == null) {
      throw new IllegalArgumentException("there is no stage '%s'".formatted(source.from()));
    }
    Fingerprint key = new Fingerprint().add(stage.key()).addAll(source.paths());
    foundation.ifPresent(under -> key.add(under.image()));
    return key.digest();
  }

  static void tellCached(LayerSource source, BakeSettings settings) {
    settings.progress().on(new ProgressEvent.Finished(task(source), Duration.ZERO, true));
  }

  private static String task(LayerSource source) {
    return "write the layer of stage " + source.from();
  }
}
