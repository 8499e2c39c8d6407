package dev.lava.image.recipe;

import dev.lava.image.recipe.FinalImage.LayerSource;
import dev.lava.image.source.ImageSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How an image is made.
 *
 * @param name what users call it, such as {@code java25}
 * @param stages the trees that are built, in the order of the file; every stage that one copies
 *     from is among them, and no two wait for each other
 * @param image what becomes of them
 */
public record Recipe(String name, List<Stage> stages, FinalImage image) {
  public Recipe {
    stages = List.copyOf(stages);
  }

  /**
   * The stage of this name.
   *
   * @throws NoSuchElementException where there is none
   */
  public Stage stage(String stage) {
    return stages.stream()
        .filter(candidate -> candidate.name().equals(stage))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException("recipe '%s' has no stage '%s'".formatted(name, stage)));
  }

  /**
   * The same on an existing image, which takes the place of the lowest layer's stage. The layers
   * above come on top of that image's own.
   *
   * @param existing where the image is
   */
  public Recipe on(ImageSource existing) {
    String lowest = image.layers().getFirst().from();
    List<LayerSource> layers = new ArrayList<>();
    layers.add(new LayerSource(lowest, List.of()));
    image.layers().stream().filter(layer -> !layer.from().equals(lowest)).forEach(layers::add);
    List<Stage> replaced = new ArrayList<>(stages);
    replaced.replaceAll(
        stage ->
            stage.name().equals(lowest)
                ? new Stage(lowest, List.of(new Step.FromImage(existing, true)))
                : stage);
    return new Recipe(name, replaced, image.withLayers(layers));
  }

  /** The modules that its Java runtimes are linked of; none where it links none. */
  public SortedSet<String> modules() {
    return stages.stream()
        .flatMap(stage -> stage.steps().stream())
        .filter(Step.Jlink.class::isInstance)
        .map(Step.Jlink.class::cast)
        .flatMap(jlink -> jlink.modules().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
