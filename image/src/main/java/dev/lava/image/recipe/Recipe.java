package dev.lava.image.recipe;

import java.util.List;
import java.util.NoSuchElementException;

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
}
