package dev.lava.image.bake;

import dev.lava.image.Digest;
import dev.lava.image.recipe.Stage;
import java.util.List;

/**
 * A stage whose result has a key.
 *
 * @param stage the stage
 * @param steps its steps
 * @param key equal keys, equal trees
 */
record PlannedStage(Stage stage, List<PlannedStep> steps, Digest key) {
  PlannedStage {
    steps = List.copyOf(steps);
  }
}
