package dev.lava.image.bake;

import dev.lava.image.Image;
import dev.lava.image.recipe.FinalImage;
import dev.lava.image.recipe.FinalImage.LayerSource;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The existing image that a baked one stands on, where its lowest layer is a stage that begins with
 * an image.
 *
 * @param source the lowest layer
 * @param name what the user calls the image
 * @param image the image
 * @param whole whether nothing is added to it in its own stage
 */
record Foundation(LayerSource source, String name, Image image, boolean whole) {
  static Optional<Foundation> of(FinalImage description, Map<String, PlannedStage> stages) {
    LayerSource lowest = description.layers().getFirst();
    PlannedStage stage = stages.get(lowest.from());
    return stage != null
            && lowest.paths().isEmpty()
            && stage.steps().getFirst() instanceof PlannedStep.FromImage(var step, Image image, _)
        ? Optional.of(
            new Foundation(lowest, step.image().toString(), image, stage.steps().size() == 1))
        : Optional.empty();
  }

  /** The layers that are made, and not taken as they are. */
  static List<LayerSource> made(FinalImage description, Optional<Foundation> foundation) {
    return made(description.layers(), foundation);
  }

  static List<LayerSource> made(List<LayerSource> layers, Optional<Foundation> foundation) {
    return layers.stream()
        .filter(
            source ->
                foundation.isEmpty()
                    || !foundation.get().whole()
                    || !source.equals(foundation.get().source()))
        .toList();
  }

  /**
   * A layer as it comes to lie on the image. Where a path leads through a link of the image, the
   * layer has it where the link leads, for a directory of the same name would take the link's place
   * and hide all behind it. Directories that are there keep their modes.
   *
   * @param below all of the image
   * @param above what the layer is to hold
   * @throws BakeException where a file would take the place of a directory that holds something, or
   *     the other way round
   */
  FileTree lay(FileTree below, FileTree above) throws BakeException {
    FileTree.Builder both = FileTree.builder().putAll("", below);
    FileTree.Builder layer = FileTree.builder();
    for (Map.Entry<String, Node> entry : above.entries().entrySet()) {
      try {
        String place = both.placeOf(entry.getKey(), entry.getValue());
        if (entry.getValue() instanceof Node.Directory
            && below.at(place).orElse(null) instanceof Node.File) {
          throw new IllegalArgumentException("'%s' is a file there".formatted(place));
        }
        both.put(place, entry.getValue());
        layer.put(place, entry.getValue());
      } catch (IllegalArgumentException e) {
        throw new BakeException(
            "the recipe does not fit on the image '%s': %s".formatted(name, e.getMessage()), e);
      }
    }
    return withModesOf(below, layer.build());
  }

  private static FileTree withModesOf(FileTree below, FileTree layer) {
    FileTree.Builder kept = FileTree.builder();
    layer
        .entries()
        .forEach(
            (path, node) ->
                kept.put(
                    path,
                    node instanceof Node.Directory
                            && below.at(path).orElse(null) instanceof Node.Directory there
                        ? there
                        : node));
    return kept.build();
  }

  /**
   * What a stage that began with the image has more than the image.
   *
   * @throws BakeException where it has less, which a layer of files cannot say
   */
  FileTree added(FileTree below, FileTree stage) throws BakeException {
    for (String path : below.entries().keySet()) {
      if (stage.at(path).isEmpty()) {
        throw new BakeException(
            "the stage '%s' removes '%s' of the image '%s', whose layers are kept as they are"
                .formatted(source.from(), path, name));
      }
    }
    FileTree.Builder added = FileTree.builder();
    stage
        .entries()
        .forEach(
            (path, node) -> {
              if (!below.at(path).equals(Optional.of(node))) {
                added.put(path, node);
              }
            });
    return added.build();
  }

  /**
   * Every link of the layers above that leads into the image must lead to something there.
   *
   * @throws BakeException naming those that do not
   */
  void checkLinks(FileTree below, List<FileTree> above) throws BakeException {
    FileTree.Builder all = FileTree.builder().putAll("", below);
    above.forEach(layer -> all.putAll("", layer));
    FileTree whole = all.build();
    List<String> dangling = new ArrayList<>();
    for (FileTree layer : above) {
      layer
          .entries()
          .forEach(
              (path, node) -> {
                if (node instanceof Node.Symlink(String target) && whole.resolve(path).isEmpty()) {
                  dangling.add("%s -> %s".formatted(path, target));
                }
              });
    }
    if (!dangling.isEmpty()) {
      throw new BakeException(
          "the image '%s' lacks what the recipe's links point at: %s. Put it there first, or bake without --from."
              .formatted(name, String.join(", ", dangling)));
    }
  }

  /**
   * The programs and libraries of a layer must find the versions of the image's libraries that they
   * were linked with.
   *
   * @throws BakeException naming what is wanted and what there is
   */
  void checkLibraries(FileTree below, FileTree above) throws IOException {
    Optional<String> missing = new LibraryVersions(below).missing(above);
    if (missing.isPresent()) {
      throw new BakeException(
          "the recipe does not fit on the image '%s': %s. Take a newer image, such as one of Debian 13, or bake without --from."
              .formatted(name, missing.get()));
    }
  }
}
